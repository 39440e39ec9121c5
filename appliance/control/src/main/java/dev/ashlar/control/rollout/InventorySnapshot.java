package dev.ashlar.control.rollout;

import dev.ashlar.contract.MachineName;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All machines at one moment; those being deleted are not among them.
 *
 * @param machines by name
 */
public record InventorySnapshot(SortedMap<MachineName, MachineCondition> machines) {
    public InventorySnapshot {
        machines = Collections.unmodifiableSortedMap(new TreeMap<>(machines));
    }

    public static InventorySnapshot of(Collection<MachineCondition> conditions) {
        var byName = new TreeMap<MachineName, MachineCondition>();
        conditions.forEach(condition -> byName.put(condition.name(), condition));
        return new InventorySnapshot(byName);
    }

    public Optional<MachineCondition> find(MachineName name) {
        return Optional.ofNullable(machines.get(name));
    }
}
