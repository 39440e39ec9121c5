package dev.ashlar.control.execution;

import static dev.ashlar.control.simulation.SimulatedSite.POLICY;
import static dev.ashlar.control.simulation.SimulatedSite.digest;
import static dev.ashlar.control.simulation.SimulatedSite.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.control.simulation.Behaviour;
import dev.ashlar.control.simulation.SimulatedSite;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rollouts among machines that are off, away, new or gone. */
class RolloutEdgeTest {
    private final SimulatedSite site = new SimulatedSite();

    @Test
    void anUnknownImageIsNotFound() {
        site.machines(1);

        var refused = assertThrows(AshlarException.class, () -> site.rollout("agent:9"));

        assertEquals(ErrorCategory.NOT_FOUND, refused.category());
        assertTrue(refused.getMessage().contains("agent:9"));
    }

    @Test
    void anUnknownMachineIsNotFound() {
        site.machines(1);
        site.publish("agent:1");
        var request = new RolloutRequest(ImageReference.parse("agent:1"), List.of(name(7)), POLICY);

        var refused = assertThrows(
                AshlarException.class, () -> site.control().rollouts().start(request));

        assertEquals(ErrorCategory.NOT_FOUND, refused.category());
        assertTrue(refused.getMessage().contains("m7"));
    }

    @Test
    void anImageOfAnotherRoleIsRefused() {
        site.machines(1);
        site.publish("control:1");
        var request = new RolloutRequest(ImageReference.parse("control:1"), List.of(name(1)), POLICY);

        var refused = assertThrows(
                AshlarException.class, () -> site.control().rollouts().start(request));

        assertEquals(ErrorCategory.USER, refused.category());
    }

    @Test
    void aDryRunShowsWavesAndReasonsAndChangesNothing() {
        site.running(3).publish("agent:2");
        var request = new RolloutRequest(ImageReference.parse("agent:2"), List.of(), POLICY);

        var planned = site.control().rollouts().dryRun(request);

        assertEquals(2, planned.waves().size());
        assertEquals("canary", planned.steps().getFirst().reason());
        assertEquals(1, site.status().plan());
    }

    @Test
    void onlyTheNamedMachinesMove() {
        site.running(3).publish("agent:2");

        site.control().rollouts().start(new RolloutRequest(ImageReference.parse("agent:2"), List.of(name(2)), POLICY));
        site.runUntil(() -> site.state().isFinal());

        assertEquals(digest("agent:1"), site.fleet.imageOf(name(1)).orElseThrow());
        assertEquals(digest("agent:2"), site.fleet.imageOf(name(2)).orElseThrow());
    }

    @Test
    void aMachineAwayForAnotherReasonHoldsTheRolloutUpAndIsNamed() {
        site.running(3).publish("agent:2");
        site.fleet.kill(name(3));
        site.run(Duration.ofSeconds(1));
        site.control()
                .rollouts()
                .start(new RolloutRequest(ImageReference.parse("agent:2"), List.of(name(1), name(2)), POLICY));

        site.run(Duration.ofSeconds(20));

        assertEquals(StepState.PENDING, site.status().steps().getFirst().state());
        assertTrue(
                site.status().reason().contains("m3 (powered off outside Ashlar)"),
                site.status().reason());
    }

    @Test
    void aMachineThatIsAwayIsRepairedByMovingIt() {
        site.running(2).publish("agent:2");
        site.fleet.kill(name(2));
        site.run(Duration.ofSeconds(1));

        site.rollout("agent:2", new RolloutPolicy(0, 2, 1, Duration.ofSeconds(1), 0, Duration.ofSeconds(30)));
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
        assertEquals(NodeState.AVAILABLE, site.view(2).state());
    }

    @Test
    void aMachineSwitchedOffByItsOwnerIsAssignedAndBootsItLater() {
        site.running(2).publish("agent:2");
        site.control().power().stop(name(2));

        site.rollout("agent:2", new RolloutPolicy(0, 2, 2, Duration.ofSeconds(1), 0, Duration.ofSeconds(30)));
        site.runUntil(() -> site.state().isFinal());
        assertEquals(RolloutState.DONE, site.state());
        assertFalse(site.view(2).running());

        site.control().power().start(name(2));
        site.runUntil(() -> site.view(2).state() == NodeState.AVAILABLE);
        assertEquals(digest("agent:2"), site.fleet.imageOf(name(2)).orElseThrow());
    }

    @Test
    void aMachineMarkedUnavailableStaysMarkedThroughARollout() {
        site.running(2).publish("agent:2");
        site.control().inventory().apply(name(1), NodeEvent.MARK_UNAVAILABLE, "marked by the operator");

        site.rollout("agent:2", new RolloutPolicy(0, 2, 2, Duration.ofSeconds(1), 0, Duration.ofSeconds(30)));
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
        assertEquals(NodeState.UNAVAILABLE, site.view(1).state());
    }

    @Test
    void aMachineDeletedInTheMiddleTakesNoFurtherPart() {
        site.running(3).publish("agent:2");
        site.rollout("agent:2");
        site.run(Duration.ofSeconds(1));

        site.control().power().remove(name(1));
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
        assertEquals(StepState.SKIPPED, site.status().steps().getFirst().state());
        assertTrue(site.control().assignmentOf(name(1)).isEmpty());
    }

    @Test
    void aFailedFirstImageLeavesMachinesOffAndTheNextRolloutBeginsAfresh() {
        site.machines(2).publish("agent:bad");
        site.publish("agent:1");
        site.fleet.behave(digest("agent:bad"), Behaviour.CRASHES);

        site.rollout("agent:bad");
        site.runUntil(() -> site.state().isFinal());
        assertEquals(RolloutState.ROLLED_BACK, site.state());
        assertFalse(site.view(1).running());
        assertEquals(NodeState.NONE, site.view(1).state());

        site.rollout("agent:1");
        site.runUntil(() -> site.state().isFinal());
        assertEquals(RolloutState.DONE, site.state());
        assertEquals(NodeState.AVAILABLE, site.view(2).state());
    }

    @Test
    void aMachineIllOnItsOldImageTooMakesTheRolloutFailed() {
        site.running(2).publish("agent:bad");
        site.fleet.behave(digest("agent:bad"), Behaviour.HANGS);
        site.rollout("agent:bad");
        site.run(Duration.ofSeconds(5));

        site.fleet.behave(digest("agent:1"), Behaviour.HANGS);
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.FAILED, site.state());
        assertEquals(StepState.ROLLBACK_FAILED, site.status().steps().getFirst().state());
    }

    @Test
    void aToleratedFailureDoesNotRollBack() {
        site.running(4).publish("agent:2");
        site.fleet.behave(digest("agent:2"), Behaviour.HEALTHY);
        site.rollout("agent:2", new RolloutPolicy(1, 4, 2, Duration.ofSeconds(1), 1, Duration.ofSeconds(20)));
        site.run(Duration.ofSeconds(1));

        site.fleet.breakPower(name(1));
        site.fleet.kill(name(1));
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
        assertEquals(StepState.FAILED, site.status().steps().getFirst().state());
        assertEquals(digest("agent:2"), site.fleet.imageOf(name(4)).orElseThrow());
    }

    @Test
    void aMachineThatFallsSilentGetsTheHealthTimeoutToComeBack() {
        site.running(2).publish("agent:2");
        site.rollout("agent:2", new RolloutPolicy(1, 1, 1, Duration.ofSeconds(18), 0, Duration.ofSeconds(30)));
        site.runUntil(() -> site.status().steps().getFirst().state() == StepState.SOAKING);

        site.fleet.cutOff(name(1));
        site.runUntil(() -> site.status().steps().getFirst().state() == StepState.MOVING);
        site.fleet.reconnect(name(1));
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
    }

    @Test
    void aRolloutToWhatRunsAlreadyIsDoneAtOnce() {
        site.running(2);

        site.rollout("agent:1");
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
        assertEquals(1, site.fleet.bootsOf(name(1)));
    }

    @Test
    void pauseWithoutARolloutIsRefused() {
        var refused = assertThrows(
                AshlarException.class, () -> site.control().rollouts().pause());

        assertEquals(ErrorCategory.CONFLICT, refused.category());
    }
}
