package dev.ashlar.contract.machine;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.MachineName;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What can be done to the place a machine is. Every call is idempotent, bounded in time and blocking; an
 * implementation is thread-safe, and calls on different machines do not wait for each other. Failures are
 * {@link dev.ashlar.contract.AshlarException} naming the machine.
 */
public interface MachineDriver extends AutoCloseable {
    /**
     * A place that exists.
     *
     * @param address host:port at which the site reaches the machine's appliance service
     */
    record Place(MachineSpec spec, MacAddress mac, String address, boolean running) {}

    /** Makes the place, powered off; the same spec again changes nothing, another spec changes it at the next start. */
    Place create(MachineSpec spec);

    /** Powers it on to boot from the network. Nothing happens when it runs. */
    void start(MachineName name);

    /** Powers it off at once. Nothing happens when it is off. */
    void stop(MachineName name);

    /** Powers it off and on at once, as its reset button would. */
    void reset(MachineName name);

    /** Powers it off and removes every trace of it but nothing else; succeeds when it is gone already. */
    void delete(MachineName name);

    Optional<Place> find(MachineName name);

    /** All places, also those made by an earlier process of the same site. */
    List<Place> list();

    /** The kept console output from {@code offset} bytes on; with {@code follow} it waits for more until closed. */
    InputStream console(MachineName name, long offset, boolean follow);

    /** Releases what this process holds; machines keep running. */
    @Override
    void close();
}
