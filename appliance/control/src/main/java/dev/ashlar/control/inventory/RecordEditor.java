package dev.ashlar.control.inventory;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.machine.LifeCycle;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.ledger.MachineRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One change of one record: opened from the stored record, edited, and taken out as the next one. The state moves by
 * the life-cycle table alone. Not thread-safe; lives within one call.
 */
public final class RecordEditor {
    private final MachineRecord before;
    private final Instant now;
    private MachineSpec spec;
    private NodeState state;
    private String reason;
    private Instant stateSince;
    private boolean wantedOn;
    private boolean markedUnavailable;
    private Optional<Instant> poweredOnAt;
    private Optional<Digest> image;
    private long generation;
    private Optional<MachineReport> lastReport;
    private Optional<Instant> heardAt;
    private Optional<Instant> healthyAt;
    private List<TimelineEvent> timeline;
    private final List<String> moves = new ArrayList<>();

    RecordEditor(MachineRecord before, Instant now) {
        this.before = before;
        this.now = now;
        this.spec = before.spec();
        this.state = before.state();
        this.reason = before.reason();
        this.stateSince = before.stateSince();
        this.wantedOn = before.wantedOn();
        this.markedUnavailable = before.markedUnavailable();
        this.poweredOnAt = before.poweredOnAt();
        this.image = before.image();
        this.generation = before.generation();
        this.lastReport = before.lastReport();
        this.heardAt = before.heardAt();
        this.healthyAt = before.healthyAt();
        this.timeline = before.timeline();
    }

    /** The record as stored. */
    public MachineRecord before() {
        return before;
    }

    public NodeState state() {
        return state;
    }

    /** Moves the state as the table says; CONFLICT naming state and event when it does not list the move. */
    public RecordEditor apply(NodeEvent event, String why) {
        var next = LifeCycle.next(state, event).orElseThrow(() -> refused(event));
        moves.add(Words.of(state) + " -> " + Words.of(next) + (why.isEmpty() ? "" : ": " + why));
        state = next;
        stateSince = now;
        reason = why;
        if (event == NodeEvent.MARK_UNAVAILABLE || event == NodeEvent.MARK_AVAILABLE) {
            markedUnavailable = event == NodeEvent.MARK_UNAVAILABLE;
        }
        if (state == NodeState.NONE || state == NodeState.DESTROYING) {
            forgetBoot();
        }
        return this;
    }

    public boolean allows(NodeEvent event) {
        return LifeCycle.next(state, event).isPresent();
    }

    /** A new boot begins now: evidence of the one before no longer counts. */
    public RecordEditor beginBoot(NodeEvent event, Digest assigned, String why) {
        apply(event, why);
        forgetBoot();
        poweredOnAt = Optional.of(now);
        image = Optional.of(assigned);
        timeline = BootTimeline.begin(now);
        return this;
    }

    public RecordEditor want(boolean on) {
        wantedOn = on;
        return this;
    }

    RecordEditor spec(MachineSpec wanted) {
        spec = wanted;
        return this;
    }

    public RecordEditor explain(String why) {
        reason = why;
        return this;
    }

    RecordEditor heard(MachineReport report) {
        lastReport = Optional.of(report);
        heardAt = Optional.of(now);
        image = Optional.of(report.image());
        generation = Math.max(generation, report.generation());
        return this;
    }

    RecordEditor healthy() {
        healthyAt = healthyAt.or(() -> Optional.of(now));
        return this;
    }

    RecordEditor unhealthy() {
        healthyAt = Optional.empty();
        return this;
    }

    /** Every move made by this change, in words. */
    List<String> moves() {
        return List.copyOf(moves);
    }

    List<TimelineEvent> timeline() {
        return timeline;
    }

    RecordEditor timeline(List<TimelineEvent> marks) {
        timeline = marks;
        return this;
    }

    private void forgetBoot() {
        poweredOnAt = Optional.empty();
        image = Optional.empty();
        heardAt = Optional.empty();
        healthyAt = Optional.empty();
        timeline = List.of();
    }

    MachineRecord after() {
        return new MachineRecord(
                spec,
                before.version(),
                state,
                reason,
                stateSince,
                wantedOn,
                markedUnavailable,
                poweredOnAt,
                image,
                generation,
                lastReport,
                heardAt,
                healthyAt,
                timeline);
    }

    private AshlarException refused(NodeEvent event) {
        return AshlarException.conflict("machine " + before.name() + " is " + Words.of(state) + ": " + Words.of(event)
                + " is not possible now; see docs/life-cycle.md");
    }
}
