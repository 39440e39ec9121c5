package dev.ashlar.control.power;

import static dev.ashlar.control.simulation.SimulatedSite.digest;
import static dev.ashlar.control.simulation.SimulatedSite.name;
import static dev.ashlar.control.simulation.SimulatedSite.spec;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.control.simulation.Behaviour;
import dev.ashlar.control.simulation.SimulatedSite;
import dev.ashlar.ledger.CertificateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachinePowerTest {
    private final SimulatedSite site = new SimulatedSite();

    @Test
    void aRegisteredMachineStaysOffUntilItIsAssignedAnImage() {
        site.machines(1);

        site.run(Duration.ofSeconds(5));

        assertEquals(NodeState.NONE, site.view(1).state());
        assertFalse(site.view(1).running());
    }

    @Test
    void aMachineKilledByHandIsShownAndNotRestarted() {
        site.running(2);

        site.fleet.kill(name(1));
        site.run(Duration.ofSeconds(5));

        assertEquals(NodeState.FAILED, site.view(1).state());
        assertEquals("powered off outside Ashlar", site.view(1).reason());
        assertFalse(site.view(1).running());
        assertEquals(1, site.fleet.bootsOf(name(1)));
    }

    @Test
    void startRepairsAMachineKilledByHand() {
        site.running(1);
        site.fleet.kill(name(1));
        site.run(Duration.ofSeconds(1));

        site.control().power().start(name(1));
        site.runUntil(() -> site.view(1).state() == NodeState.AVAILABLE);

        assertEquals(digest("agent:1"), site.fleet.imageOf(name(1)).orElseThrow());
    }

    @Test
    void startLeavesAMachineAloneThatIsWell() {
        site.running(1);

        site.control().power().start(name(1));
        site.run(Duration.ofSeconds(5));

        assertEquals(1, site.fleet.bootsOf(name(1)));
    }

    @Test
    void stopPowersOffAndStartPowersOnAgain() {
        site.running(1);

        site.control().power().stop(name(1));
        site.run(Duration.ofSeconds(2));
        assertEquals(NodeState.NONE, site.view(1).state());
        assertFalse(site.view(1).running());

        site.control().power().start(name(1));
        site.runUntil(() -> site.view(1).state() == NodeState.AVAILABLE);
    }

    @Test
    void resetBootsTheAssignedImageAnew() {
        site.running(1);

        site.control().power().reset(name(1));

        assertEquals(NodeState.PREPARING, site.view(1).state());
        site.runUntil(() -> site.view(1).state() == NodeState.AVAILABLE);
        assertEquals(2, site.fleet.bootsOf(name(1)));
    }

    @Test
    void resetOfAMachineWithoutImageIsRefused() {
        site.machines(1);

        var refused =
                assertThrows(AshlarException.class, () -> site.control().power().reset(name(1)));

        assertEquals(ErrorCategory.CONFLICT, refused.category());
    }

    @Test
    void aMachineThatDoesNotObeyIsReset() {
        site.publish("agent:1");
        site.fleet.behave(digest("agent:1"), Behaviour.DEAF);
        site.running(1).publish("agent:2");

        site.rollout("agent:2");
        site.runUntil(() -> site.state().isFinal());

        assertEquals(RolloutState.DONE, site.state());
        assertEquals(digest("agent:2"), site.fleet.imageOf(name(1)).orElseThrow());
    }

    @Test
    void aBrokenPowerSupplyIsAFailedBootWithItsReason() {
        site.machines(1).publish("agent:1");
        site.fleet.breakPower(name(1));

        site.rollout("agent:1");
        site.run(Duration.ofMillis(750));

        assertTrue(site.ledger.events().since(0, 100).stream()
                .anyMatch(event -> event.message()
                        .contains("preparing-failed: could not be powered on: machine m1: power supply is broken")));
    }

    @Test
    void aSiteKilledBetweenRecordAndPowerOnPowersOnAgain() {
        site.machines(1).publish("agent:1");
        site.rollout("agent:1");
        site.run(Duration.ofMillis(500));
        site.fleet.kill(name(1)); // as if the driver had never been called
        site.restart();

        site.runUntil(() -> site.view(1).state() == NodeState.AVAILABLE);
    }

    @Test
    void removeLeavesNothingAndRevokesWhatItWasTrustedWith() {
        site.running(1);
        var now = site.clock.instant();
        var key = Digest.of(new byte[] {1});
        site.ledger
                .certificates()
                .record(
                        new CertificateStore.Issued(
                                "01", name(1), key, key, false, now.plusSeconds(3600), "pem", Optional.empty()),
                        now);

        site.control().power().remove(name(1));
        site.run(Duration.ofSeconds(1));

        assertEquals(List.of(), site.control().machines());
        assertEquals(List.of(), site.fleet.list());
        assertTrue(site.ledger.certificates().isRevoked("01"));
        assertTrue(site.control().assignmentOf(name(1)).isEmpty());
    }

    @Test
    void aPlaceWithoutRecordIsDeleted() {
        site.fleet.create(spec(name(9)));

        site.round();

        assertEquals(List.of(), site.fleet.list());
    }

    @Test
    void aPlaceLostByHandIsMadeAgain() {
        site.running(1);

        site.fleet.delete(name(1));
        site.run(Duration.ofSeconds(1));

        assertFalse(site.view(1).running());
        assertEquals(NodeState.FAILED, site.view(1).state());
        site.control().power().start(name(1));
        site.runUntil(() -> site.view(1).state() == NodeState.AVAILABLE);
    }

    @Test
    void registeringAgainChangesTheSpecificationAndTouchesNothingElse() {
        site.running(1);

        site.control()
                .power()
                .register(new MachineSpec(
                        name(1), new RoleName("agent"), Firmware.BIOS, false, false, 512, 2, List.of()));

        assertEquals(512, site.view(1).memoryMib());
        assertEquals(NodeState.AVAILABLE, site.view(1).state());
        assertEquals(1, site.fleet.bootsOf(name(1)));
    }

    @Test
    void anotherRoleIsRefused() {
        site.running(1);
        var other = new MachineSpec(name(1), new RoleName("control"), Firmware.BIOS, false, false, 256, 1, List.of());

        var refused =
                assertThrows(AshlarException.class, () -> site.control().power().register(other));

        assertEquals(ErrorCategory.CONFLICT, refused.category());
    }
}
