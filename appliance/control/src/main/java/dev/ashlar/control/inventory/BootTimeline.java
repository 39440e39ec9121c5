package dev.ashlar.control.inventory;

import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.report.MachineReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The marks of one boot, in order of time. What the boot server saw comes with the site's clock; what the machine says
 * is relative to its kernel's start, which is the arrival of its first report minus its up-time. {@code ready} closes
 * the time line: nothing is added after it.
 */
final class BootTimeline {
    static final String POWER_ON = "power-on";
    static final String KERNEL = "kernel";
    static final String READY = "ready";
    static final Set<String> SIGHTINGS = Set.of("dhcp", "tftp", "http");
    private static final List<String> MARKS = List.of("init", "network", "service", "enrolled", READY);

    private BootTimeline() {}

    static List<TimelineEvent> begin(Instant poweredOn) {
        return List.of(new TimelineEvent(POWER_ON, poweredOn, 0));
    }

    /** Adds the first sighting of its kind. */
    static List<TimelineEvent> seen(List<TimelineEvent> timeline, String event, Instant at) {
        return with(timeline, event, at);
    }

    static List<TimelineEvent> reported(List<TimelineEvent> timeline, MachineReport report, Instant arrival) {
        var kernel = find(timeline, KERNEL)
                .map(TimelineEvent::at)
                .orElseGet(() -> arrival.minusMillis(report.uptimeMillis()));
        var marked = with(timeline, KERNEL, kernel);
        for (var mark : MARKS) {
            var millis = report.marks().get(mark);
            if (millis != null && millis >= 0 && millis <= report.uptimeMillis()) {
                marked = with(marked, mark, kernel.plusMillis(millis));
            }
        }
        return marked;
    }

    /** Closes it, when the machine did not say itself when it was ready. */
    static List<TimelineEvent> ready(List<TimelineEvent> timeline, Instant at) {
        return with(timeline, READY, at);
    }

    static boolean hasSighting(List<TimelineEvent> timeline) {
        return timeline.stream().anyMatch(mark -> SIGHTINGS.contains(mark.event()));
    }

    static Optional<Instant> kernelStart(List<TimelineEvent> timeline) {
        return find(timeline, KERNEL).map(TimelineEvent::at);
    }

    private static List<TimelineEvent> with(List<TimelineEvent> timeline, String event, Instant at) {
        if (timeline.isEmpty()
                || find(timeline, event).isPresent()
                || find(timeline, READY).isPresent()) {
            return timeline;
        }
        var poweredOn = timeline.getFirst().at();
        var marks = new ArrayList<>(timeline);
        marks.add(new TimelineEvent(
                event, at, Math.max(0, Duration.between(poweredOn, at).toMillis())));
        marks.sort(Comparator.comparingLong(TimelineEvent::millis));
        return List.copyOf(marks);
    }

    private static Optional<TimelineEvent> find(List<TimelineEvent> timeline, String event) {
        return timeline.stream().filter(mark -> mark.event().equals(event)).findFirst();
    }
}
