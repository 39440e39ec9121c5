package dev.ashlar.control.inventory;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.ledger.EventStore;
import dev.ashlar.ledger.MachineRecord;
import dev.ashlar.ledger.MachineStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The machines of a site. Every change is one compare-and-set of one record, tried again from a fresh read when another
 * change came first, so callers on any thread and in any process never undo each other. Every change of state is an
 * event of kind {@code machine-state}. Powers nothing on or off: that is {@link dev.ashlar.control.power}.
 */
public final class Inventory {
    private static final int ATTEMPTS_MAX = 50;
    private static final int CHECKS_MAX = 64;
    private static final int BOOT_ID_MAX = 64;

    private final MachineStore machines;
    private final EventStore events;
    private final Assignments assignments;
    private final InstantSource clock;
    private final LivenessSettings settings;
    private final LivenessRule liveness;

    public Inventory(
            MachineStore machines,
            EventStore events,
            Assignments assignments,
            InstantSource clock,
            LivenessSettings settings) {
        this.machines = machines;
        this.events = events;
        this.assignments = assignments;
        this.clock = clock;
        this.settings = settings;
        this.liveness = new LivenessRule(settings, clock.instant());
    }

    /** Sorted by name. */
    public List<MachineRecord> list() {
        return machines.list();
    }

    public Optional<MachineRecord> find(MachineName name) {
        return machines.find(name);
    }

    /** The record, or NOT_FOUND. */
    public MachineRecord require(MachineName name) {
        return machines.find(name).orElseThrow(() -> unknown(name));
    }

    /**
     * Adds the machine, wanted on but without an image and therefore off, or changes the specification of one that is
     * there. CONFLICT when its role would change or it is being deleted.
     */
    public MachineRecord register(MachineSpec spec) {
        if (machines.add(fresh(spec))) {
            events.append(clock.instant(), "machine-registered", spec.name().value(), "role " + spec.role());
            return require(spec.name());
        }
        return change(spec.name(), editor -> {
            checkChange(editor.before(), spec);
            editor.spec(spec);
        });
    }

    /** Moves the machine's state; CONFLICT naming state and event when the life-cycle does not list the move. */
    public MachineRecord apply(MachineName name, NodeEvent event, String reason) {
        return change(name, editor -> editor.apply(event, reason));
    }

    /** Applies {@code edit} to a fresh read of the record until no other change comes in between. */
    public MachineRecord change(MachineName name, Consumer<RecordEditor> edit) {
        return changeIfThere(name, edit).orElseThrow(() -> unknown(name));
    }

    private Optional<MachineRecord> changeIfThere(MachineName name, Consumer<RecordEditor> edit) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var before = machines.find(name);
            if (before.isEmpty()) {
                return before;
            }
            var editor = new RecordEditor(before.get(), clock.instant());
            edit.accept(editor);
            var after = editor.after();
            if (after.equals(before.get())) {
                return before;
            }
            if (machines.replace(after)) {
                editor.moves().forEach(move -> events.append(clock.instant(), "machine-state", name.value(), move));
                return Optional.of(after.withVersion(after.version() + 1));
            }
        }
        throw new AshlarException(
                ErrorCategory.RESOURCE_EXHAUSTED,
                "machine " + name + " changed " + ATTEMPTS_MAX + " times while it was being changed; try again");
    }

    /** Takes a machine's word about itself and answers what the plan says of it. */
    public Directive report(MachineName name, MachineReport report) {
        check(name, report);
        var assigned = assignments.of(name);
        var machine = change(name, editor -> ReportIntake.take(editor, report, assigned, clock.instant()));
        return new Directive(
                assigned.map(a -> a.image()).orElse(report.image()),
                assigned.map(a -> a.generation()).orElse(report.generation()),
                ReportIntake.mustReboot(machine, report, assigned),
                settings.reportEvery().toMillis());
    }

    /**
     * Notes that the boot server answered a machine.
     *
     * @param event dhcp, tftp or http; the first of each kind in a boot is kept
     */
    public void bootSeen(MachineName name, String event, Instant at) {
        if (!BootTimeline.SIGHTINGS.contains(event)) {
            throw AshlarException.user("machine " + name + ": \"" + event + "\" is none of dhcp, tftp, http");
        }
        changeIfThere(name, editor -> seen(editor, event, at));
    }

    /** Finds machines that are silent or did not boot. Called again and again by one thread. */
    public void tick() {
        for (var machine : machines.list()) {
            if (liveness.decide(machine, clock.instant()).isPresent()) {
                change(
                        machine.name(),
                        editor -> liveness.decide(editor.before(), clock.instant())
                                .ifPresent(verdict -> editor.apply(verdict.event(), verdict.reason())));
            }
        }
    }

    /** Forgets a machine of which nothing is left; CONFLICT when something may be. */
    public void forget(MachineName name) {
        var machine = machines.find(name);
        if (machine.isEmpty()) {
            return;
        }
        if (machine.get().state() != NodeState.DESTROYED) {
            throw AshlarException.conflict(
                    "machine " + name + " is " + Words.of(machine.get().state()) + ", not destroyed; delete it first");
        }
        machines.remove(name);
        events.append(clock.instant(), "machine-removed", name.value(), "nothing of it is left");
    }

    private static AshlarException unknown(MachineName name) {
        return AshlarException.notFound("machine " + name + " is not registered; machine list shows those that are");
    }

    /**
     * A machine that has reported in this boot is not believed to boot again because somebody fetched its boot files:
     * anyone on the boot network can do that. Its own report with another boot id says so.
     */
    private static void seen(RecordEditor editor, String event, Instant at) {
        if (editor.before().heardAt().isEmpty()) {
            editor.timeline(BootTimeline.seen(editor.timeline(), event, at));
        }
    }

    private MachineRecord fresh(MachineSpec spec) {
        return new MachineRecord(
                spec,
                1,
                NodeState.NONE,
                "waits for a rollout to give it an image",
                clock.instant(),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static void checkChange(MachineRecord machine, MachineSpec spec) {
        if (machine.state() == NodeState.DESTROYING || machine.state() == NodeState.DESTROYED) {
            throw AshlarException.conflict("machine " + spec.name() + " is being deleted; try again when it is gone");
        }
        if (!machine.spec().role().equals(spec.role())) {
            throw AshlarException.conflict("machine " + spec.name() + " has role "
                    + machine.spec().role() + ", which cannot become " + spec.role() + "; delete it and add it again");
        }
    }

    private static void check(MachineName name, MachineReport report) {
        var sound = report.health().size() <= CHECKS_MAX
                && report.bootId().length() <= BOOT_ID_MAX
                && report.uptimeMillis() >= 0
                && report.generation() >= 0;
        if (!sound) {
            throw AshlarException.user("machine " + name + ": report refused: at most " + CHECKS_MAX
                    + " health checks, a boot id of at most " + BOOT_ID_MAX
                    + " characters, up-time and generation not negative");
        }
    }
}
