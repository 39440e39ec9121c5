package dev.ashlar.ledger.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.ashlar.contract.MachineName;
import dev.ashlar.ledger.MachineRecord;
import dev.ashlar.ledger.MachineStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryMachines implements MachineStore {
    @GuardedBy("this")
    private final TreeMap<MachineName, MachineRecord> records = new TreeMap<>();

    @Override
    public synchronized List<MachineRecord> list() {
        return List.copyOf(records.values());
    }

    @Override
    public synchronized Optional<MachineRecord> find(MachineName name) {
        return Optional.ofNullable(records.get(name));
    }

    @Override
    public synchronized boolean add(MachineRecord record) {
        return records.putIfAbsent(record.name(), record.withVersion(1)) == null;
    }

    @Override
    public synchronized boolean replace(MachineRecord record) {
        var stored = records.get(record.name());
        if (stored == null || stored.version() != record.version()) {
            return false;
        }
        records.put(record.name(), record.withVersion(record.version() + 1));
        return true;
    }

    @Override
    public synchronized void remove(MachineName name) {
        records.remove(name);
    }
}
