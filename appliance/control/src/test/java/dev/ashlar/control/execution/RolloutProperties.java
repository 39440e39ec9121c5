package dev.ashlar.control.execution;

import static dev.ashlar.control.simulation.SimulatedSite.digest;
import static dev.ashlar.control.simulation.SimulatedSite.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.control.simulation.Behaviour;
import dev.ashlar.control.simulation.SimulatedSite;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What holds in every rollout, whatever the image does and whenever the operator or a crash interferes. */
@Tag("property")
class RolloutProperties {
    /** What happens, in rounds of a quarter of a second. */
    record Interference(int round, Act act) {}

    enum Act {
        PAUSE,
        RESUME,
        ABORT,
        KILL_SITE
    }

    record Scenario(int machines, Behaviour behaviour, RolloutPolicy policy, List<Interference> interferences) {}

    @Property(tries = 60)
    void targetsFormOneChainAndGenerationsOnlyGrow(@ForAll("scenarios") Scenario scenario) {
        var chain = PlanText.chain(played(scenario).ledger.plans());

        Map<MachineName, Long> accepted = new HashMap<>();
        for (int i = 1; i < chain.size(); i++) {
            assertEquals(chain.get(i - 1).generation(), chain.get(i).parent().orElseThrow());
            assertEquals(chain.get(i - 1).generation() + 1, chain.get(i).generation());
        }
        chain.forEach(plan -> plan.assignments().forEach(assignment -> {
            var before = accepted.getOrDefault(assignment.machine(), 0L);
            assertTrue(assignment.generation() >= before);
            accepted.put(assignment.machine(), assignment.generation());
        }));
    }

    @Property(tries = 60)
    void anImageChangesOnlyWithItsGeneration(@ForAll("scenarios") Scenario scenario) {
        var chain = PlanText.chain(played(scenario).ledger.plans());

        for (int i = 1; i < chain.size(); i++) {
            var parent = chain.get(i - 1);
            for (var assignment : chain.get(i).assignments()) {
                var had = parent.assignmentOf(assignment.machine());
                var same = had.map(assignment::equals).orElse(false);
                assertTrue(same || assignment.generation() == chain.get(i).generation());
            }
        }
    }

    @Property(tries = 60)
    void neverMoreAwayThanAllowed(@ForAll("scenarios") Scenario scenario) {
        var site = site(scenario);

        play(site, scenario, () -> {
            var away = IntStream.rangeClosed(1, scenario.machines())
                    .filter(i -> site.view(i).state() != NodeState.AVAILABLE)
                    .count();
            assertTrue(away <= scenario.policy().maxUnavailable(), () -> away + " away: " + site.status());
        });
    }

    @Property(tries = 60)
    void noneIsMovedOnceTheFailureLimitIsPassed(@ForAll("scenarios") Scenario scenario) {
        var chain = PlanText.chain(played(scenario).ledger.plans());

        for (int i = 1; i < chain.size(); i++) {
            var plan = chain.get(i);
            if (failures(plan) > scenario.policy().failureBudget()) {
                assertEquals(0, newlyMoved(chain.get(i - 1), plan));
            }
        }
    }

    @Property(tries = 60)
    void endsWithEveryMachineOnTheTargetOrEveryMachineBack(@ForAll("scenarios") Scenario scenario) {
        var site = played(scenario);
        var plan = site.ledger.plans().target().orElseThrow();

        assertTrue(plan.state() == RolloutState.DONE
                || plan.state() == RolloutState.ABORTED
                || plan.state() == RolloutState.ROLLED_BACK);
        var expected = digest(plan.state() == RolloutState.DONE ? "agent:2" : "agent:1");
        plan.assignments().forEach(assignment -> assertEquals(expected, assignment.image()));
        if (plan.state() != RolloutState.DONE) {
            IntStream.rangeClosed(1, scenario.machines())
                    .forEach(i ->
                            assertEquals(expected, site.fleet.imageOf(name(i)).orElseThrow()));
        }
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        var behaviours = Arbitraries.of(
                Behaviour.HEALTHY,
                Behaviour.SLOW,
                Behaviour.NEVER_HEALTHY,
                Behaviour.CRASHES,
                Behaviour.HANGS,
                Behaviour.DEAF);
        var interference = Combinators.combine(Arbitraries.integers().between(1, 120), Arbitraries.of(Act.class))
                .as(Interference::new);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        behaviours,
                        policies(),
                        interference.list().ofMaxSize(4))
                .as(Scenario::new);
    }

    private static Arbitrary<RolloutPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 1))
                .as((canary, wave, away, soak, budget) -> new RolloutPolicy(
                        // A tolerated failure stays away: a budget as large as the limit would wait for its owner.
                        canary,
                        wave,
                        Math.max(away, budget + 1),
                        Duration.ofMillis(soak),
                        budget,
                        Duration.ofSeconds(60)));
    }

    private static SimulatedSite site(Scenario scenario) {
        var site = new SimulatedSite().running(scenario.machines());
        site.publish("agent:2");
        site.fleet.behave(digest("agent:2"), scenario.behaviour());
        site.rollout("agent:2", scenario.policy());
        return site;
    }

    private static SimulatedSite played(Scenario scenario) {
        var site = site(scenario);
        play(site, scenario, () -> {});
        return site;
    }

    private static void play(SimulatedSite site, Scenario scenario, Runnable check) {
        for (int round = 1; round <= 120; round++) {
            for (var interference : scenario.interferences()) {
                if (interference.round() == round) {
                    interfere(site, interference.act());
                }
            }
            site.round();
            check.run();
        }
        if (site.state() == RolloutState.PAUSED) {
            site.control().rollouts().resume();
        }
        site.runUntil(() -> {
            check.run();
            return site.state().isFinal();
        });
    }

    private static void interfere(SimulatedSite site, Act act) {
        var state = site.state();
        var rollouts = site.control().rollouts();
        switch (act) {
            case PAUSE -> {
                if (state == RolloutState.RUNNING) {
                    rollouts.pause();
                }
            }
            case RESUME -> {
                if (state == RolloutState.PAUSED) {
                    rollouts.resume();
                }
            }
            case ABORT -> {
                if (!state.isFinal()) {
                    rollouts.abort();
                }
            }
            case KILL_SITE -> site.restart();
        }
    }

    private static long failures(RolloutPlan plan) {
        return plan.steps().stream()
                .filter(step -> step.state() == StepState.FAILED)
                .count();
    }

    private static long newlyMoved(RolloutPlan before, RolloutPlan after) {
        return IntStream.range(0, after.steps().size())
                .filter(i -> before.rollout() == after.rollout()
                        && before.steps().get(i).state() == StepState.PENDING
                        && after.steps().get(i).state() == StepState.MOVING)
                .count();
    }
}
