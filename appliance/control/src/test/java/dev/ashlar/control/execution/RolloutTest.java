package dev.ashlar.control.execution;

import static dev.ashlar.control.simulation.SimulatedSite.POLICY;
import static dev.ashlar.control.simulation.SimulatedSite.digest;
import static dev.ashlar.control.simulation.SimulatedSite.name;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.control.simulation.Behaviour;
import dev.ashlar.control.simulation.SimulatedSite;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private final SimulatedSite site = new SimulatedSite();

    @Test
    void givesEveryMachineItsFirstImageAtOnce() {
        // When
        site.running(3);

        // Then
        for (int i = 1; i <= 3; i++) {
            assertEquals(NodeState.AVAILABLE, site.view(i).state());
            assertEquals(1, site.fleet.bootsOf(name(i)));
        }
    }

    @Test
    void movesAllMachinesToAGoodImage() {
        site.running(3).publish("agent:2");

        site.rollout("agent:2");
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
        allRun(3, "agent:2");
    }

    @Test
    void rollsABadImageBackByANewPlan() {
        site.running(3).publish("agent:bad");
        site.fleet.behave(digest("agent:bad"), Behaviour.NEVER_HEALTHY);

        site.rollout("agent:bad");
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.ROLLED_BACK, site.state());
        allRun(3, "agent:1");
        assertEquals(
                java.util.List.of(StepState.ROLLED_BACK, StepState.SKIPPED, StepState.SKIPPED),
                site.status().steps().stream().map(step -> step.state()).toList());
    }

    @Test
    void aSiteKilledAtEveryRoundFinishesItsRolloutAllTheSame() {
        site.running(3).killedEveryRound().publish("agent:2");

        site.rollout("agent:2", POLICY);
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
        allRun(3, "agent:2");
        IntStream.rangeClosed(1, 3).forEach(i -> assertEquals(2, site.fleet.bootsOf(name(i))));
    }

    private void allRun(int machines, String reference) {
        for (int i = 1; i <= machines; i++) {
            assertEquals(digest(reference), site.fleet.imageOf(name(i)).orElseThrow());
            assertEquals(NodeState.AVAILABLE, site.view(i).state());
        }
    }
}
