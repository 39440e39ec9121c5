package dev.ashlar.ledger;

import dev.ashlar.contract.MachineName;
import java.util.List;
import java.util.Optional;

/** Inventory. A record is changed by compare-and-set on its version. */
public interface MachineStore {
    /** All records, sorted by name. */
    List<MachineRecord> list();

    Optional<MachineRecord> find(MachineName name);

    /** Adds a record with version 1; false when the name is taken. */
    boolean add(MachineRecord record);

    /**
     * Replaces the record whose version is {@code record.version()}; the stored version is one higher. False when the
     * stored version is another or there is none.
     */
    boolean replace(MachineRecord record);

    /** Removes it; nothing happens when it is gone. */
    void remove(MachineName name);
}
