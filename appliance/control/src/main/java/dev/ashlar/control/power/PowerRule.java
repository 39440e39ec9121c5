package dev.ashlar.control.power;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.control.power.PowerAction.Boot;
import dev.ashlar.control.power.PowerAction.Delete;
import dev.ashlar.control.power.PowerAction.NoteVanished;
import dev.ashlar.control.power.PowerAction.Nothing;
import dev.ashlar.control.power.PowerAction.PowerOff;
import dev.ashlar.control.power.PowerAction.RepeatPowerOn;
import dev.ashlar.ledger.MachineRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares what is wanted, what is recorded and what the driver sees, and decides the next action. Pure.
 *
 * <p>A machine that was switched off behind our back is not switched on again: it shows as failed until its owner
 * starts it. A machine that cannot hear a directive, because it is away or still booting, is reset into the image it is
 * assigned; one that can is told by the answer to its report.
 */
final class PowerRule {
    /**
     * What is known when deciding.
     *
     * @param running whether the driver sees it powered on
     * @param drivenHere whether this process itself powered it on or reset it for its current boot
     */
    record Sight(MachineRecord machine, Optional<Assignment> assigned, boolean running, boolean drivenHere) {
        boolean bootsAssigned() {
            return machine.image().equals(assigned.map(Assignment::image));
        }
    }

    private static final PowerAction NOTHING = new Nothing();

    private final Duration obeyWithin;

    /** @param obeyWithin how long a machine that was told to reboot may show no sign of it before it is reset */
    PowerRule(Duration obeyWithin) {
        this.obeyWithin = obeyWithin;
    }

    PowerAction decide(Sight sight, Instant now) {
        var machine = sight.machine();
        if (machine.state() == NodeState.DESTROYING || machine.state() == NodeState.DESTROYED) {
            return new Delete();
        }
        if (!machine.wantedOn()) {
            return off(sight, "powered off by the operator");
        }
        if (sight.assigned().isEmpty()) {
            return off(sight, "no image is assigned to it");
        }
        return switch (machine.state()) {
            case NONE -> new Boot("first boot of " + reference(sight));
            case PREPARING -> preparing(sight, now);
            case INITIALIZING, AVAILABLE, UNAVAILABLE -> sight.running() ? NOTHING : new NoteVanished();
            case OFFLINE -> sight.running() ? away(sight) : new NoteVanished();
            case FAILED, PREPARING_FAILED -> away(sight);
            case ACQUIRING, ACQUIRING_FAILED, DESTROYING, DESTROYED -> NOTHING;
        };
    }

    private static PowerAction off(Sight sight, String reason) {
        var state = sight.machine().state();
        var stillOn = state != NodeState.NONE && state != NodeState.ACQUIRING && state != NodeState.ACQUIRING_FAILED;
        return sight.running() || stillOn ? new PowerOff(reason) : NOTHING;
    }

    private PowerAction preparing(Sight sight, Instant now) {
        if (!sight.bootsAssigned()) {
            return new Boot("booted an image that is no longer assigned; now " + reference(sight));
        }
        if (!sight.running()) {
            return sight.drivenHere() ? new NoteVanished() : new RepeatPowerOn();
        }
        return disobeys(sight, now)
                ? new Boot("did not reboot into " + reference(sight) + " within " + obeyWithin.toSeconds() + " s")
                : NOTHING;
    }

    /** Told to reboot, but neither the boot server nor a report of a new boot has been seen. */
    private boolean disobeys(Sight sight, Instant now) {
        var machine = sight.machine();
        var silent = machine.timeline().size() <= 1 && machine.heardAt().isEmpty();
        var begun = machine.poweredOnAt().orElse(machine.stateSince());
        return silent && !sight.drivenHere() && !now.isBefore(begun.plus(obeyWithin));
    }

    private static PowerAction away(Sight sight) {
        return sight.bootsAssigned() ? NOTHING : new Boot("was away; now " + reference(sight));
    }

    private static String reference(Sight sight) {
        return sight.assigned().orElseThrow().reference() + " "
                + brief(sight.assigned().orElseThrow().image());
    }

    private static String brief(Digest image) {
        return "(" + image.brief() + ")";
    }
}
