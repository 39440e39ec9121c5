package dev.ashlar.control.inventory;

import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.ledger.MachineRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a report does to a record. Pure.
 *
 * <p>A report counts when it is of the current boot and newer than the last one. A boot is told from the one before by
 * its id and by when its kernel started: an unknown id whose kernel started before the current boot did is a straggler.
 */
final class ReportIntake {
    private ReportIntake() {}

    /** Edits the record behind {@code editor}; changes nothing when the report is old. */
    static void take(RecordEditor editor, MachineReport report, Optional<Assignment> assigned, Instant now) {
        switch (age(editor.before(), report, now)) {
            case STALE -> {}
            case CURRENT -> accept(editor, report, now);
            case UNEXPECTED_BOOT -> {
                if (editor.allows(NodeEvent.REIMAGE)) {
                    editor.beginBoot(NodeEvent.REIMAGE, report.image(), "rebooted by itself");
                    accept(editor, report, now);
                }
            }
        }
        obey(editor, report, assigned);
    }

    /** Whether the machine is to boot again, because the plan says another image than it runs. */
    static boolean mustReboot(MachineRecord machine, MachineReport report, Optional<Assignment> assigned) {
        return machine.wantedOn()
                && machine.state() != NodeState.DESTROYING
                && assigned.map(a -> !a.image().equals(report.image()) && a.generation() >= report.generation())
                        .orElse(false);
    }

    private enum Age {
        STALE,
        CURRENT,
        UNEXPECTED_BOOT
    }

    private static Age age(MachineRecord machine, MachineReport report, Instant now) {
        if (machine.poweredOnAt().isEmpty() || report.generation() < machine.generation()) {
            return Age.STALE;
        }
        var last = machine.lastReport();
        var known = last.isPresent() && last.get().bootId().equals(report.bootId());
        if (known) {
            var stillThatBoot = machine.heardAt().isPresent();
            return stillThatBoot && report.sequence() > last.get().sequence() ? Age.CURRENT : Age.STALE;
        }
        var kernelStart = now.minusMillis(report.uptimeMillis());
        var boot = BootTimeline.kernelStart(machine.timeline())
                .orElse(machine.poweredOnAt().get());
        if (kernelStart.isBefore(boot)) {
            return Age.STALE;
        }
        return machine.heardAt().isPresent() ? Age.UNEXPECTED_BOOT : Age.CURRENT;
    }

    private static void accept(RecordEditor editor, MachineReport report, Instant now) {
        editor.heard(report);
        editor.timeline(BootTimeline.reported(editor.timeline(), report, now));
        if (editor.allows(NodeEvent.BOOTED)) {
            editor.apply(NodeEvent.BOOTED, "");
        }
        if (editor.state() == NodeState.OFFLINE) {
            editor.apply(NodeEvent.HEARD, "heard again");
        }
        if (report.isHealthy()) {
            healthy(editor, now);
        } else {
            unhealthy(editor, failing(report));
        }
    }

    private static void healthy(RecordEditor editor, Instant now) {
        if (editor.state() != NodeState.INITIALIZING) {
            return;
        }
        editor.healthy().apply(NodeEvent.HEALTHY, "");
        editor.timeline(BootTimeline.ready(editor.timeline(), now));
        if (editor.before().markedUnavailable()) {
            editor.apply(NodeEvent.MARK_UNAVAILABLE, "marked unavailable by the operator");
        }
    }

    private static void unhealthy(RecordEditor editor, String why) {
        editor.unhealthy();
        if (editor.allows(NodeEvent.UNHEALTHY)) {
            editor.apply(NodeEvent.UNHEALTHY, why);
        } else if (editor.state() == NodeState.INITIALIZING) {
            editor.explain(why);
        }
    }

    /** The answer will tell it to reboot: from then on what it reports of the boot that ends no longer counts. */
    private static void obey(RecordEditor editor, MachineReport report, Optional<Assignment> assigned) {
        var told = assigned.map(a -> editor.before().image().equals(Optional.of(a.image())))
                .orElse(true);
        if (!told && mustReboot(editor.before(), report, assigned) && editor.allows(NodeEvent.REIMAGE)) {
            var to = assigned.orElseThrow();
            editor.beginBoot(
                    NodeEvent.REIMAGE,
                    to.image(),
                    "reboots into " + to.reference() + ", generation " + to.generation());
        }
    }

    private static String failing(MachineReport report) {
        if (report.health().isEmpty()) {
            return "reports no health check";
        }
        return Words.line(report.health().stream()
                .filter(check -> !check.passing())
                .map(check -> check.name() + ": " + check.detail())
                .collect(Collectors.joining("; ")));
    }
}
