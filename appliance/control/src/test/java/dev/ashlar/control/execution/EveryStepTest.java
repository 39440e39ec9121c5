package dev.ashlar.control.execution;

import static dev.ashlar.control.simulation.SimulatedSite.digest;
import static dev.ashlar.control.simulation.SimulatedSite.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.control.simulation.Behaviour;
import dev.ashlar.control.simulation.SimulatedSite;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pause, resume, abort and a killed site, each after every plan of a good and of a bad rollout. */
class EveryStepTest {
    private static final int MACHINES = 4;

    /** A rollout, and the generation of one of its plans. */
    record Moment(Behaviour behaviour, long generation) {}

    static Stream<Moment> everyPlan() {
        return Stream.of(Behaviour.HEALTHY, Behaviour.NEVER_HEALTHY).flatMap(behaviour -> {
            var site = started(behaviour);
            var first = site.status().generation();
            site.runUntil(() -> site.state().isFinal());
            return LongStream.range(first, site.status().generation())
                    .mapToObj(generation -> new Moment(behaviour, generation));
        });
    }

    @Test
    void theMomentsCoverEveryStateOfAStep() {
        var seen = EnumSet.of(StepState.ROLLBACK_FAILED); // has its own test
        everyPlan().forEach(moment -> at(moment).status().steps().forEach(step -> seen.add(step.state())));
        Stream.of(Behaviour.HEALTHY, Behaviour.NEVER_HEALTHY).forEach(behaviour -> {
            var site = started(behaviour);
            site.runUntil(() -> site.state().isFinal());
            site.status().steps().forEach(step -> seen.add(step.state()));
        });
        assertEquals(EnumSet.allOf(StepState.class), seen);
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void abortGivesEveryMachineBackWhatItHad(Moment moment) {
        var site = at(moment);
        var rollingBack = site.state() == RolloutState.ROLLING_BACK;

        site.control().rollouts().abort();
        site.runUntil(() -> site.state().isFinal());

        assertEquals(rollingBack ? RolloutState.ROLLED_BACK : RolloutState.ABORTED, site.state());
        assertAllRun(site, "agent:1");
        assertOneChain(site);
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void pauseMovesNothingAndResumeFinishes(Moment moment) {
        var site = at(moment);
        if (site.state() == RolloutState.ROLLING_BACK) {
            var refused = assertThrows(
                    AshlarException.class, () -> site.control().rollouts().pause());
            assertEquals(ErrorCategory.CONFLICT, refused.category());
            return;
        }
        site.control().rollouts().pause();
        var assignments = target(site).assignments();

        site.run(Duration.ofSeconds(40));

        assertEquals(RolloutState.PAUSED, site.state());
        assertEquals(assignments, target(site).assignments());
        site.control().rollouts().resume();
        site.runUntil(() -> site.state().isFinal());
        var good = moment.behaviour() == Behaviour.HEALTHY;
        assertEquals(good ? RolloutState.DONE : RolloutState.ROLLED_BACK, site.state());
        assertAllRun(site, good ? "agent:2" : "agent:1");
        assertOneChain(site);
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void abortWhilePausedGivesEveryMachineBackWhatItHad(Moment moment) {
        var site = at(moment);
        if (site.state() == RolloutState.ROLLING_BACK) {
            return; // cannot be paused
        }
        site.control().rollouts().pause();
        site.run(Duration.ofSeconds(1));

        site.control().rollouts().abort();
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.ABORTED, site.state());
        assertAllRun(site, "agent:1");
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void aKilledSiteComesToTheSameEnd(Moment moment) {
        var site = at(moment);

        // The machines live on for ten seconds without a control plane.
        site.clock.advance(Duration.ofSeconds(10));
        site.restart();
        site.runUntil(() -> site.state().isFinal());

        var good = moment.behaviour() == Behaviour.HEALTHY;
        assertEquals(good ? RolloutState.DONE : RolloutState.ROLLED_BACK, site.state());
        assertAllRun(site, good ? "agent:2" : "agent:1");
        assertOneChain(site);
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void asecondRolloutIsRefusedByNameOfTheFirst(Moment moment) {
        var site = at(moment);

        var refused = assertThrows(AshlarException.class, () -> site.rollout("agent:1"));

        assertEquals(ErrorCategory.CONFLICT, refused.category());
        assertTrue(refused.getMessage().contains("rollout 2 to agent:2"), refused.getMessage());
    }

    private static SimulatedSite started(Behaviour behaviour) {
        var site = new SimulatedSite().running(MACHINES);
        site.publish("agent:2");
        site.fleet.behave(digest("agent:2"), behaviour);
        site.rollout("agent:2");
        return site;
    }

    private static SimulatedSite at(Moment moment) {
        var site = started(moment.behaviour());
        site.runUntil(() -> site.status().generation() >= moment.generation());
        return site;
    }

    private static RolloutPlan target(SimulatedSite site) {
        return site.ledger.plans().target().orElseThrow();
    }

    private static void assertAllRun(SimulatedSite site, String reference) {
        for (int i = 1; i <= MACHINES; i++) {
            assertEquals(digest(reference), site.fleet.imageOf(name(i)).orElseThrow());
            assertEquals(NodeState.AVAILABLE, site.view(i).state());
        }
    }

    private static void assertOneChain(SimulatedSite site) {
        List<RolloutPlan> chain = PlanText.chain(site.ledger.plans());
        for (int i = 1; i < chain.size(); i++) {
            assertEquals(chain.get(i - 1).generation(), chain.get(i).parent().orElseThrow());
        }
    }
}
