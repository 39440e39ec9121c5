package dev.ashlar.control.power;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineDriver.Place;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.control.inventory.Assignments;
import dev.ashlar.control.inventory.Inventory;
import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.MachineRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Powers machines on and off, makes and deletes their places. Blocking and thread-safe; one operation at a time on one
 * machine, several machines side by side.
 *
 * <p>Crash rule: the record is written before the driver acts, and {@link MachineKeeper} completes what a crash left.
 */
public final class MachinePower {
    private final Inventory inventory;
    private final Ledger ledger;
    private final Assignments assignments;
    private final MachineDriver driver;
    private final InstantSource clock;
    private final OneAtATime gate = new OneAtATime();
    /** The boot, by its beginning, for which this process called the driver. */
    private final Map<MachineName, Instant> driven = new ConcurrentHashMap<>();

    public MachinePower(Inventory inventory, Ledger ledger, MachineDriver driver, InstantSource clock) {
        this.inventory = inventory;
        this.ledger = ledger;
        this.assignments = new Assignments(ledger.plans());
        this.driver = driver;
        this.clock = clock;
    }

    /**
     * Registers the machine, or changes its specification, and makes its place. When the driver fails the machine stays
     * registered, and the same call again mends it.
     */
    public void register(MachineSpec spec) {
        gate.run(spec.name(), () -> {
            inventory.register(spec);
            return driver.create(spec);
        });
    }

    /** Wants it on. Boots it when it has an image and is off, failed or vanished; one that is well is left alone. */
    public void start(MachineName name) {
        gate.run(name, () -> {
            var machine = inventory.change(name, editor -> editor.want(true));
            var well = isRunning(name) && isInUse(machine.state());
            if (!well) {
                assignments.of(name).ifPresent(assigned -> boot(name, assigned.image(), "started by the operator"));
            }
            return machine;
        });
    }

    /** Wants it off and powers it off at once. */
    public void stop(MachineName name) {
        gate.run(name, () -> {
            var machine = inventory.change(name, editor -> editor.want(false));
            powerOff(name, "powered off by the operator");
            return machine;
        });
    }

    /** Powers it off and on at once, into the image it is assigned; CONFLICT when it has none or is wanted off. */
    public void reset(MachineName name) {
        gate.run(name, () -> {
            if (!inventory.require(name).wantedOn()) {
                throw AshlarException.conflict("machine " + name + " is powered off; start it instead");
            }
            var assigned = assignments.of(name).orElseThrow(() -> noImage(name));
            return boot(name, assigned.image(), "reset by the operator");
        });
    }

    /** Powers it off, deletes its place, revokes its certificates and tickets, forgets it; NOT_FOUND when unknown. */
    public void remove(MachineName name) {
        gate.run(name, () -> {
            var machine = inventory.require(name);
            if (!isGoing(machine)) {
                inventory.apply(name, NodeEvent.DESTROY, "deleted by the operator");
            }
            delete(name);
            return machine;
        });
    }

    OneAtATime gate() {
        return gate;
    }

    PowerRule.Sight sight(MachineRecord machine, Optional<Assignment> assigned, Optional<Place> place) {
        var boot = machine.poweredOnAt();
        var drivenHere = boot.isPresent() && boot.equals(Optional.ofNullable(driven.get(machine.name())));
        var running = place.map(Place::running).orElse(false);
        return new PowerRule.Sight(machine, assigned, running, drivenHere);
    }

    /** Begins a boot: on from off, reset from on. */
    MachineRecord boot(MachineName name, Digest image, String reason) {
        var begun = inventory.change(name, editor -> {
            var event = editor.state() == NodeState.NONE ? NodeEvent.PREPARE : NodeEvent.REIMAGE;
            editor.beginBoot(event, image, reason);
        });
        var running = isRunning(name);
        drive(begun, running ? () -> driver.reset(name) : () -> driver.start(name));
        return begun;
    }

    void repeatPowerOn(MachineRecord machine) {
        drive(machine, () -> driver.start(machine.name()));
    }

    void powerOff(MachineName name, String reason) {
        driver.stop(name);
        inventory.change(name, editor -> {
            if (editor.allows(NodeEvent.POWER_OFF)) {
                editor.apply(NodeEvent.POWER_OFF, reason);
            }
        });
    }

    void noteVanished(MachineName name) {
        inventory.change(name, editor -> {
            var event = editor.state() == NodeState.PREPARING ? NodeEvent.BOOT_FAILED : NodeEvent.FAIL;
            if (editor.allows(event)) {
                editor.apply(event, "powered off outside Ashlar");
            }
        });
    }

    /** Each step may be repeated; the record goes last, so that a crash leaves something to find. */
    void delete(MachineName name) {
        ledger.tickets().withdraw(name);
        ledger.certificates().revoke(name, clock.instant());
        driver.delete(name);
        if (inventory.require(name).state() == NodeState.DESTROYING) {
            inventory.apply(name, NodeEvent.GONE, "");
        }
        inventory.forget(name);
        driven.remove(name);
    }

    static boolean isGoing(MachineRecord machine) {
        return machine.state() == NodeState.DESTROYING || machine.state() == NodeState.DESTROYED;
    }

    private void drive(MachineRecord machine, Runnable work) {
        try {
            work.run();
            machine.poweredOnAt().ifPresent(begun -> driven.put(machine.name(), begun));
        } catch (AshlarException e) {
            inventory.apply(machine.name(), NodeEvent.BOOT_FAILED, "could not be powered on: " + e.getMessage());
            throw e;
        }
    }

    private boolean isRunning(MachineName name) {
        return driver.find(name).map(Place::running).orElse(false);
    }

    private static boolean isInUse(NodeState state) {
        return switch (state) {
            case PREPARING, INITIALIZING, AVAILABLE, UNAVAILABLE -> true;
            case NONE, ACQUIRING, ACQUIRING_FAILED, PREPARING_FAILED, OFFLINE, FAILED, DESTROYING, DESTROYED -> false;
        };
    }

    private static AshlarException noImage(MachineName name) {
        return AshlarException.conflict("machine " + name + " has no image to boot; start a rollout that gives it one");
    }
}
