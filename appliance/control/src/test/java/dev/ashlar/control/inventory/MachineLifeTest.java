package dev.ashlar.control.inventory;

import static dev.ashlar.control.simulation.SimulatedSite.digest;
import static dev.ashlar.control.simulation.SimulatedSite.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.site.SiteEvent;
import dev.ashlar.control.simulation.Behaviour;
import dev.ashlar.control.simulation.SimulatedSite;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of machines as their site sees it, from registration to failure and back. */
class MachineLifeTest {
    private final SimulatedSite site = new SimulatedSite();

    @Test
    void anImageThatDoesNotBootGivesPreparingFailed() {
        site.machines(1).publish("agent:1");
        site.fleet.behave(digest("agent:1"), Behaviour.CRASHES);
        site.rollout("agent:1");

        site.runUntil(() -> site.view(1).state() == NodeState.PREPARING_FAILED);

        assertEquals("powered off outside Ashlar", site.view(1).reason());
    }

    @Test
    void aBootWithoutAReportTimesOutAndSaysWhatWasSeenLast() {
        site.running(1);
        site.fleet.behave(digest("agent:1"), Behaviour.HANGS);
        site.control().power().reset(name(1));

        site.runUntil(() -> site.view(1).state() == NodeState.PREPARING_FAILED);

        assertEquals(
                "did not report within 180 s of power-on; last seen: http",
                site.view(1).reason());
    }

    @Test
    void aMachineStaysInitializingWhileOneCoreCheckFailsAndSaysWhich() {
        site.machines(1).publish("agent:1");
        site.fleet.behave(digest("agent:1"), Behaviour.NEVER_HEALTHY);
        site.rollout("agent:1");

        site.run(Duration.ofSeconds(10));

        assertEquals(NodeState.INITIALIZING, site.view(1).state());
        assertEquals("service: does not answer", site.view(1).reason());
    }

    @Test
    void aMachineWhoseCheckFailsLaterIsNoLongerAvailable() {
        site.machines(1).publish("agent:1");
        site.fleet.behave(digest("agent:1"), Behaviour.FALLS_ILL);
        site.rollout("agent:1");
        site.runUntil(() -> site.view(1).state() == NodeState.AVAILABLE);

        site.run(Duration.ofSeconds(3));

        assertEquals(NodeState.INITIALIZING, site.view(1).state());
        assertTrue(site.view(1).healthyAt().isEmpty());
    }

    @Test
    void markUnavailableOutlivesARebootAndMarkAvailableEndsIt() {
        site.running(1);
        site.control().inventory().apply(name(1), NodeEvent.MARK_UNAVAILABLE, "maintenance");
        site.control().power().reset(name(1));
        site.runUntil(() -> site.view(1).state() == NodeState.UNAVAILABLE);

        site.control().inventory().apply(name(1), NodeEvent.MARK_AVAILABLE, "");

        assertEquals(NodeState.AVAILABLE, site.view(1).state());
    }

    @Test
    void aCutNetworkGivesOfflineAndHealsToAvailable() {
        site.running(1);
        site.fleet.cutOff(name(1));
        site.runUntil(() -> site.view(1).state() == NodeState.OFFLINE);

        site.fleet.reconnect(name(1));
        site.run(Duration.ofSeconds(2));

        assertEquals(NodeState.AVAILABLE, site.view(1).state());
        assertEquals(1, site.fleet.bootsOf(name(1)));
    }

    @Test
    void offlineForTooLongBecomesFailed() {
        site.running(1);
        site.fleet.cutOff(name(1));

        site.runUntil(() -> site.view(1).state() == NodeState.FAILED);

        assertTrue(
                site.view(1).reason().startsWith("offline for more than 60 s"),
                site.view(1).reason());
    }

    @Test
    void silenceWhileTheSiteWasDownIsNotTheMachinesFault() {
        site.running(1);
        site.clock.advance(Duration.ofHours(1));
        site.restart();

        site.control().tick();

        assertEquals(NodeState.AVAILABLE, site.view(1).state());
        site.run(Duration.ofSeconds(5));
        assertEquals(NodeState.AVAILABLE, site.view(1).state());
    }

    @Test
    void anEventThatIsNotListedIsRefusedNamingStateAndEvent() {
        site.machines(1);

        var refused = assertThrows(
                AshlarException.class, () -> site.control().inventory().apply(name(1), NodeEvent.MARK_UNAVAILABLE, ""));

        assertEquals(ErrorCategory.CONFLICT, refused.category());
        assertEquals(
                "machine m1 is none: mark-unavailable is not possible now; see docs/life-cycle.md",
                refused.getMessage());
    }

    @Test
    void everyChangeOfStateIsAnEvent() {
        site.running(1);

        var moves = site.ledger.events().since(0, 100).stream()
                .filter(event -> event.kind().equals("machine-state"))
                .map(SiteEvent::message)
                .toList();

        assertEquals(3, moves.size());
        assertTrue(moves.get(0).startsWith("none -> preparing: first boot of agent:1"), moves.get(0));
        assertTrue(moves.get(1).startsWith("preparing -> initializing"), moves.get(1));
        assertEquals("initializing -> available", moves.get(2));
    }

    @Test
    void theTimeLineGoesFromPowerOnToReadyInOrder() {
        site.running(1);

        var timeline = site.control().inventory().require(name(1)).timeline();

        assertEquals(
                List.of("power-on", "dhcp", "http", "kernel", "init", "network", "service", "enrolled", "ready"),
                timeline.stream().map(TimelineEvent::event).toList());
        assertEquals(
                List.of(0L, 250L, 250L, 600L, 900L, 1_400L, 2_100L, 2_600L, 4_000L),
                timeline.stream().map(TimelineEvent::millis).toList());
    }

    @Test
    void aMachineResetBehindOurBackShowsItsNewBoot() {
        site.running(1);

        var firstBoot = site.control().inventory().require(name(1)).poweredOnAt();

        site.fleet.reset(name(1));
        site.runUntil(
                () -> !site.control().inventory().require(name(1)).poweredOnAt().equals(firstBoot));

        site.runUntil(() -> site.view(1).state() == NodeState.AVAILABLE);
        assertEquals(2, site.fleet.bootsOf(name(1)));
    }

    @Test
    void somebodyWhoFetchesAMachinesBootFilesDoesNotChangeItsState() {
        site.running(1);

        site.bootSeen(name(1), "http", site.clock.instant());
        site.run(Duration.ofSeconds(5));

        assertEquals(NodeState.AVAILABLE, site.view(1).state());
    }
}
