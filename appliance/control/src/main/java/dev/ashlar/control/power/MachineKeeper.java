package dev.ashlar.control.power;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineDriver.Place;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.control.inventory.Assignments;
import dev.ashlar.control.inventory.Inventory;
import dev.ashlar.ledger.MachineRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what {@link PowerRule} decides, again and again. Remembers nothing that matters: everything it needs is
 * in the ledger and in the driver's list, so a new process goes on where a killed one stopped.
 */
public final class MachineKeeper {
    private static final Logger LOGGER = LoggerFactory.getLogger(MachineKeeper.class);

    /** What the keeper compares. */
    public record Sources(Inventory inventory, Assignments assignments, MachineDriver driver, InstantSource clock) {}

    private final Sources sources;
    private final MachinePower power;
    private final Executor executor;
    private final PowerRule rule;

    /** @param executor runs one task per machine that needs something done */
    public MachineKeeper(Sources sources, MachinePower power, Executor executor, Duration obeyWithin) {
        this.sources = sources;
        this.power = power;
        this.executor = executor;
        this.rule = new PowerRule(obeyWithin);
    }

    /** Looks at every machine once. Called by one thread; does not wait for the driver's work. */
    public void tick() {
        var assigned = sources.assignments().all();
        // Records before places: a machine registered in between has no record here and no place to miss.
        var machines = sources.inventory().list();
        var places = sources.driver().list().stream()
                .collect(Collectors.toMap(place -> place.spec().name(), Function.identity()));
        for (var machine : machines) {
            var name = machine.name();
            var place = Optional.ofNullable(places.remove(name));
            var action = decide(machine, Optional.ofNullable(assigned.get(name)), place);
            if (place.isEmpty() || !(action instanceof PowerAction.Nothing)) {
                executor.execute(() -> power.gate().runIfFree(name, () -> attend(name)));
            }
        }
        places.keySet().forEach(name -> executor.execute(() -> power.gate().runIfFree(name, () -> deleteOrphan(name))));
    }

    /** Decides again from a fresh look, now that nobody else is at this machine. */
    private void attend(MachineName name) {
        sources.inventory().find(name).ifPresent(machine -> {
            try {
                var assigned = sources.assignments().of(name);
                carryOut(machine, assigned, decide(machine, assigned, place(machine)));
            } catch (AshlarException e) {
                explain(name, e);
            }
        });
    }

    private void carryOut(MachineRecord machine, Optional<Assignment> assigned, PowerAction action) {
        var name = machine.name();
        switch (action) {
            case PowerAction.Nothing() -> {}
            case PowerAction.Boot(var reason) ->
                power.boot(name, assigned.orElseThrow().image(), reason);
            case PowerAction.RepeatPowerOn() -> power.repeatPowerOn(machine);
            case PowerAction.PowerOff(var reason) -> power.powerOff(name, reason);
            case PowerAction.NoteVanished() -> power.noteVanished(name);
            case PowerAction.Delete() -> power.delete(name);
        }
    }

    private PowerAction decide(MachineRecord machine, Optional<Assignment> assigned, Optional<Place> place) {
        return rule.decide(
                power.sight(machine, assigned, place), sources.clock().instant());
    }

    /** Its place; made again when it is gone, as after a registration that was cut short. */
    private Optional<Place> place(MachineRecord machine) {
        var place = sources.driver().find(machine.name());
        return place.isPresent() || MachinePower.isGoing(machine)
                ? place
                : Optional.of(sources.driver().create(machine.spec()));
    }

    /** A place without a record is what a crash left of a deletion, or of a ledger that was thrown away. */
    private void deleteOrphan(MachineName name) {
        try {
            if (sources.inventory().find(name).isEmpty()) {
                LOGGER.atWarn().addKeyValue("machine", name).log("deleting a place that no machine is registered for");
                sources.driver().delete(name);
            }
        } catch (AshlarException e) {
            LOGGER.atWarn().addKeyValue("machine", name).setCause(e).log("place could not be deleted");
        }
    }

    /** Shows the failure where the operator looks, and logs it once, not at every tick. */
    private void explain(MachineName name, AshlarException failure) {
        var known = sources.inventory().find(name).map(MachineRecord::reason).orElse("");
        if (!known.contains(failure.getMessage())) {
            LOGGER.atWarn().addKeyValue("machine", name).setCause(failure).log("machine cannot be kept as wanted");
            sources.inventory().change(name, editor -> editor.explain(failure.getMessage()));
        }
    }
}
