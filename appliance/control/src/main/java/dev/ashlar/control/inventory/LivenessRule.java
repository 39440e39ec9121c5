package dev.ashlar.control.inventory;

import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.ledger.MachineRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides from outside, and from the record alone, that a machine is offline, has failed, or did not boot (M40). No
 * silence is counted from before the site began to listen: after an outage of the site every machine gets a full
 * term to be heard again.
 */
final class LivenessRule {
    /** What follows from silence. */
    record Verdict(NodeEvent event, String reason) {}

    private final LivenessSettings settings;
    private final Instant listeningSince;

    LivenessRule(LivenessSettings settings, Instant listeningSince) {
        this.settings = settings;
        this.listeningSince = listeningSince;
    }

    Optional<Verdict> decide(MachineRecord machine, Instant now) {
        return switch (machine.state()) {
            case PREPARING -> bootTookTooLong(machine, now);
            case INITIALIZING, AVAILABLE, UNAVAILABLE -> silent(machine, now);
            case OFFLINE -> awayTooLong(machine, now);
            case NONE, ACQUIRING, ACQUIRING_FAILED, PREPARING_FAILED, FAILED, DESTROYING, DESTROYED -> Optional.empty();
        };
    }

    private Optional<Verdict> bootTookTooLong(MachineRecord machine, Instant now) {
        return after(machine.poweredOnAt().orElse(machine.stateSince()), settings.bootTimeout(), now)
                .map(since -> new Verdict(
                        NodeEvent.BOOT_FAILED,
                        "did not report within " + seconds(settings.bootTimeout()) + " of power-on; last seen: "
                                + lastMark(machine.timeline())));
    }

    private Optional<Verdict> silent(MachineRecord machine, Instant now) {
        return after(machine.heardAt().orElse(machine.stateSince()), settings.offlineAfter(), now)
                .map(since -> new Verdict(
                        NodeEvent.LOST, "nothing heard for " + seconds(settings.offlineAfter()) + ", since " + since));
    }

    private Optional<Verdict> awayTooLong(MachineRecord machine, Instant now) {
        return after(machine.stateSince(), settings.failedAfter(), now)
                .map(since -> new Verdict(
                        NodeEvent.FAIL,
                        "offline for more than " + seconds(settings.failedAfter()) + ", since " + since));
    }

    /** The instant counted from, when {@code term} has passed since. */
    private Optional<Instant> after(Instant start, Duration term, Instant now) {
        var from = start.isBefore(listeningSince) ? listeningSince : start;
        return now.isBefore(from.plus(term)) ? Optional.empty() : Optional.of(start);
    }

    private static String lastMark(List<TimelineEvent> timeline) {
        return timeline.isEmpty() ? "nothing" : timeline.getLast().event();
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
