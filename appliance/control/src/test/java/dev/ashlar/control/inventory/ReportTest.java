package dev.ashlar.control.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.control.simulation.ManualClock;
import dev.ashlar.control.simulation.SimulatedSite;
import dev.ashlar.ledger.MachineRecord;
import dev.ashlar.ledger.memory.MemoryLedger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which reports count, and what they may not do. */
class ReportTest {
    private static final Digest IMAGE = SimulatedSite.digest("agent:1");
    private final ManualClock clock = new ManualClock();
    private final MemoryLedger ledger = new MemoryLedger();
    private final Inventory inventory = new Inventory(
            ledger.machines(), ledger.events(), new Assignments(ledger.plans()), clock, LivenessSettings.standard());

    @BeforeEach
    void aBootBeganFiveSecondsAgo() {
        inventory.register(SimulatedSite.spec(SimulatedSite.name(1)));
        begin();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void theFirstReportIsTheBoot() {
        report("a", 1, 3, 4_000);

        assertEquals(NodeState.AVAILABLE, machine().state());
        assertEquals(3, machine().generation());
        assertEquals(
                1_000,
                machine().timeline().stream()
                        .filter(mark -> mark.event().equals("kernel"))
                        .mapToLong(TimelineEvent::millis)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void anOlderSequenceIsIgnored() {
        report("a", 7, 3, 4_000);

        report("a", 6, 3, 3_900);

        assertEquals(7, machine().lastReport().orElseThrow().sequence());
    }

    @Test
    void anOlderGenerationNeverOverwritesANewer() {
        report("a", 1, 3, 4_000);

        report("a", 2, 2, 4_100);

        assertEquals(1, machine().lastReport().orElseThrow().sequence());
        assertEquals(3, machine().generation());
    }

    @Test
    void aStragglerOfTheBootBeforeIsIgnored() {
        report("a", 1, 3, 4_000);
        begin();
        clock.advance(Duration.ofMillis(500));

        report("a", 2, 3, 4_500);

        assertEquals(NodeState.PREPARING, machine().state());
        assertTrue(machine().heardAt().isEmpty());
    }

    @Test
    void anUnknownBootThatBeganEarlierIsIgnored() {
        report("a", 1, 3, 2_000);

        report("b", 1, 3, 4_900);

        assertEquals("a", machine().lastReport().orElseThrow().bootId());
    }

    @Test
    void anUnknownBootThatBeganLaterIsARebootByItself() {
        report("a", 1, 3, 4_000);
        clock.advance(Duration.ofSeconds(5));

        report("b", 1, 3, 2_000);

        assertEquals("b", machine().lastReport().orElseThrow().bootId());
        assertTrue(ledger.events().since(0, 100).stream()
                .anyMatch(event -> event.message().equals("available -> preparing: rebooted by itself")));
    }

    @Test
    void aMachineWithoutAssignmentIsToldToStayAsItIs() {
        var directive = inventory.report(SimulatedSite.name(1), sound("a", 1, 3, 4_000));

        assertFalse(directive.reboot());
        assertEquals(IMAGE, directive.image());
        assertEquals(1_000, directive.nextReportMillis());
    }

    @Test
    void anUnknownMachineIsNotFound() {
        var refused =
                assertThrows(AshlarException.class, () -> inventory.report(SimulatedSite.name(2), sound("a", 1, 1, 1)));

        assertEquals(ErrorCategory.NOT_FOUND, refused.category());
    }

    @Test
    void aReportWithTooManyChecksIsRefused() {
        var checks = Collections.nCopies(65, new HealthCheckResult("x", true, ""));
        var report = new MachineReport("a", 1, IMAGE, 1, 1, checks, Map.of());

        var refused = assertThrows(AshlarException.class, () -> inventory.report(SimulatedSite.name(1), report));

        assertEquals(ErrorCategory.USER, refused.category());
    }

    @Test
    void whatAMachineSaysIsShownAsOneShortLine() {
        var check = List.of(new HealthCheckResult("disk", false, "bad\nline\u001b[31m" + "x".repeat(500)));

        inventory.report(SimulatedSite.name(1), new MachineReport("a", 1, IMAGE, 1, 4_000, check, Map.of()));

        assertTrue(machine().reason().startsWith("disk: bad line"));
        assertTrue(machine().reason().length() <= 201);
        assertFalse(machine().reason().contains("\n"));
    }

    @Test
    void marksThatCannotBeTrueAreLeftOut() {
        var report = new MachineReport(
                "a", 1, IMAGE, 1, 4_000, List.of(), Map.of("init", -1L, "network", 9_000L, "mischief", 5L));

        inventory.report(SimulatedSite.name(1), report);

        assertEquals(
                List.of("power-on", "kernel"),
                machine().timeline().stream().map(TimelineEvent::event).toList());
    }

    @Test
    void changesFromManyThreadsAreAllKept() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 20; i++) {
                var sequence = i;
                threads.execute(() -> report("a", sequence, 1, 4_000 + sequence));
            }
        }

        assertEquals(20, machine().lastReport().orElseThrow().sequence());
    }

    private void begin() {
        inventory.change(
                SimulatedSite.name(1),
                editor -> editor.beginBoot(
                        editor.state() == NodeState.NONE ? NodeEvent.PREPARE : NodeEvent.REIMAGE, IMAGE, "test"));
    }

    private void report(String boot, long sequence, long generation, long uptimeMillis) {
        inventory.report(SimulatedSite.name(1), sound(boot, sequence, generation, uptimeMillis));
    }

    private static MachineReport sound(String boot, long sequence, long generation, long uptimeMillis) {
        return new MachineReport(
                boot,
                sequence,
                IMAGE,
                generation,
                uptimeMillis,
                List.of(new HealthCheckResult("service", true, "")),
                Map.of());
    }

    private MachineRecord machine() {
        return inventory.require(SimulatedSite.name(1));
    }
}
