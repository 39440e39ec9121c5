package dev.ashlar.control.execution;

import static dev.ashlar.control.simulation.SimulatedSite.POLICY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.control.simulation.SimulatedSite;
import dev.ashlar.ledger.PlanStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several deciders at once, and a ledger that does not always answer. */
class RolloutRaceTest {
    private static final RolloutRequest TO_2 = new RolloutRequest(ImageReference.parse("agent:2"), List.of(), POLICY);

    @Test
    void manyDecidersMakeOneChain() throws InterruptedException, ExecutionException {
        var site = new SimulatedSite().running(4);
        site.publish("agent:2");
        var rollouts = site.control().rollouts();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < 40; i++) {
                work.add(threads.submit(() -> unlessRefused(() -> rollouts.start(TO_2))));
                work.add(threads.submit(rollouts::tick));
                work.add(threads.submit(() -> unlessRefused(rollouts::pause)));
                work.add(threads.submit(() -> unlessRefused(rollouts::resume)));
            }
            for (var done : work) {
                done.get();
            }
        }

        var chain = PlanText.chain(site.ledger.plans());
        for (int i = 1; i < chain.size(); i++) {
            assertEquals(chain.get(i - 1).generation(), chain.get(i).parent().orElseThrow());
        }
        assertEquals(2, chain.getLast().rollout());
    }

    @Test
    void aLostAnswerIsNotALostPlan() {
        var site = new SimulatedSite().running(1);
        site.publish("agent:2");
        var rollouts = over(site, new DeafPlans(site.ledger.plans(), true));

        var started = rollouts.start(TO_2);

        assertEquals(RolloutState.RUNNING, started.state());
        assertEquals(2, site.status().plan());
        assertTrue(site.ledger.events().since(0, 1000).stream()
                .anyMatch(event -> event.message().equals("rollout to agent:2 started")));
    }

    @Test
    void aPlanThatWasNotStoredIsAnError() {
        var site = new SimulatedSite().running(1);
        site.publish("agent:2");
        var rollouts = over(site, new DeafPlans(site.ledger.plans(), false));

        var failed = assertThrows(AshlarException.class, () -> rollouts.start(TO_2));

        assertEquals(ErrorCategory.EXTERNAL, failed.category());
        assertEquals(1, site.status().plan());
    }

    /** A ledger whose connection breaks before or after it stored the plan. */
    private record DeafPlans(PlanStore plans, boolean stores) implements PlanStore {
        @Override
        public Optional<RolloutPlan> target() {
            return plans.target();
        }

        @Override
        public Outcome makeTarget(RolloutPlan plan) {
            if (stores) {
                plans.makeTarget(plan);
            }
            throw AshlarException.external("ledger: connection lost");
        }

        @Override
        public List<RolloutPlan> history(int limit) {
            return plans.history(limit);
        }
    }

    private static RolloutService over(SimulatedSite site, PlanStore plans) {
        return new RolloutService(new RolloutService.Sources(
                plans,
                site.ledger.events(),
                site.control().inventory(),
                ImageLookup.of(site.ledger.images()),
                site.clock));
    }

    private static void unlessRefused(Runnable work) {
        try {
            work.run();
        } catch (AshlarException e) {
            assertTrue(e.category() == ErrorCategory.CONFLICT || e.category() == ErrorCategory.RESOURCE_EXHAUSTED);
        }
    }
}
