package dev.ashlar.control;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineDriver.Place;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.control.execution.ImageLookup;
import dev.ashlar.control.execution.RolloutService;
import dev.ashlar.control.inventory.Assignments;
import dev.ashlar.control.inventory.Inventory;
import dev.ashlar.control.inventory.MachineViews;
import dev.ashlar.control.power.MachineKeeper;
import dev.ashlar.control.power.MachinePower;
import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.MachineRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The control plane of a site, wired. Everything it knows is in the ledger: it may be killed at any moment and made
 * anew.
 *
 * <p>Who calls what: one scheduled thread calls {@link #tick()} every 250 ms or so, never two at once. Threads of the
 * API call everything else, at any time. The boot server's threads call {@link #assignmentOf} and
 * {@link Inventory#bootSeen}. Work with the driver that follows from a tick runs on the executor given here, so a slow
 * machine holds up nothing else.
 */
public final class ControlPlane {
    private final MachineDriver driver;
    private final ImageLookup images;
    private final Assignments assignments;
    private final Inventory inventory;
    private final MachinePower power;
    private final MachineKeeper keeper;
    private final RolloutService rollouts;

    /** What a control plane stands on; all of it is owned, and closed, by the caller. */
    public record Foundations(Ledger ledger, MachineDriver driver, ImageLookup images, InstantSource clock) {}

    /** @param executor a virtual thread per task; the caller closes it after the last tick */
    public ControlPlane(Foundations on, Executor executor, ControlSettings settings) {
        var ledger = on.ledger();
        this.driver = on.driver();
        this.images = on.images();
        this.assignments = new Assignments(ledger.plans());
        this.inventory =
                new Inventory(ledger.machines(), ledger.events(), assignments, on.clock(), settings.liveness());
        this.power = new MachinePower(inventory, ledger, driver, on.clock());
        this.keeper = new MachineKeeper(
                new MachineKeeper.Sources(inventory, assignments, driver, on.clock()),
                power,
                executor,
                settings.obeyWithin());
        this.rollouts = new RolloutService(
                new RolloutService.Sources(ledger.plans(), ledger.events(), inventory, images, on.clock()));
    }

    /**
     * One round: silent machines are noticed, the rollout takes its next step, machines are powered as wanted. A failure
     * of ledger or driver is thrown; the next round begins afresh.
     */
    public void tick() {
        inventory.tick();
        rollouts.tick();
        keeper.tick();
    }

    /** Reports, sightings, records, life-cycle events. */
    public Inventory inventory() {
        return inventory;
    }

    /** Registering, starting, stopping, resetting and removing machines. */
    public MachinePower power() {
        return power;
    }

    public RolloutService rollouts() {
        return rollouts;
    }

    /** What a machine boots now; empty when no image is assigned to it. */
    public Optional<Assignment> assignmentOf(MachineName machine) {
        return assignments.of(machine);
    }

    /** All machines, sorted by name. */
    public List<MachineView> machines() {
        Map<MachineName, Place> places = driver.list().stream()
                .collect(Collectors.toMap(place -> place.spec().name(), Function.identity()));
        var assigned = assignments.all();
        return inventory.list().stream()
                .map(machine -> view(
                        machine,
                        Optional.ofNullable(places.get(machine.name())),
                        Optional.ofNullable(assigned.get(machine.name()))))
                .toList();
    }

    /** One machine, or NOT_FOUND. */
    public MachineView machine(MachineName name) {
        return view(inventory.require(name), driver.find(name), assignments.of(name));
    }

    private MachineView view(MachineRecord machine, Optional<Place> place, Optional<Assignment> assignment) {
        return MachineViews.view(machine, place, assignment, images::find);
    }
}
