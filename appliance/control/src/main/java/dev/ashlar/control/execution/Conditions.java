package dev.ashlar.control.execution;

import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.control.rollout.InventorySnapshot;
import dev.ashlar.control.rollout.MachineCondition;
import dev.ashlar.control.rollout.MachineCondition.Health;
import dev.ashlar.ledger.MachineRecord;
import java.util.List;

/** Turns the inventory's records into what the planner works on. Pure. */
final class Conditions {
    private Conditions() {}

    /** Machines that are being deleted are left out: for the planner they are gone. */
    static InventorySnapshot snapshot(List<MachineRecord> machines) {
        return InventorySnapshot.of(machines.stream()
                .filter(machine -> machine.state() != NodeState.DESTROYING && machine.state() != NodeState.DESTROYED)
                .map(Conditions::condition)
                .toList());
    }

    private static MachineCondition condition(MachineRecord machine) {
        return new MachineCondition(
                machine.name(),
                machine.spec().role(),
                health(machine),
                machine.image(),
                machine.markedUnavailable(),
                machine.stateSince(),
                machine.reason());
    }

    private static Health health(MachineRecord machine) {
        if (!machine.wantedOn()) {
            return Health.OFF;
        }
        return switch (machine.state()) {
            case AVAILABLE, UNAVAILABLE -> Health.HEALTHY;
            case PREPARING_FAILED, FAILED, ACQUIRING_FAILED -> Health.FAILED;
            case OFFLINE -> Health.SILENT;
            case NONE, ACQUIRING, PREPARING, INITIALIZING, DESTROYING, DESTROYED -> Health.AWAY;
        };
    }
}
