package dev.ashlar.stacks.machines.memory;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineSpec;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers what was asked of it; nothing boots. The console has one line per power-on. Thread-safe. Drivers over the
 * same {@link Machines} see the same machines, as processes over the same folder would.
 */
public final class MemoryDriver implements MachineDriver {
    /** Outlives a driver. */
    public static final class Machines {
        private final Map<MachineName, Machine> byName = new ConcurrentSkipListMap<>();
        private final AtomicInteger made = new AtomicInteger();
    }

    private record Machine(Place place, String console) {
        Machine with(MachineSpec spec, boolean running) {
            return new Machine(new Place(spec, place.mac(), place.address(), running), console);
        }

        Machine poweredOn() {
            return new Machine(with(place.spec(), true).place, console + "power on\n");
        }
    }

    private final Machines machines;

    public MemoryDriver(Machines machines) {
        this.machines = machines;
    }

    @Override
    public Place create(MachineSpec spec) {
        return machines.byName.compute(
                        spec.name(), (_, old) -> old == null ? fresh(spec) : old.with(spec, old.place.running()))
                .place;
    }

    @Override
    public void start(MachineName name) {
        change(name, machine -> machine.place.running() ? machine : machine.poweredOn());
    }

    @Override
    public void stop(MachineName name) {
        change(name, machine -> machine.with(machine.place.spec(), false));
    }

    @Override
    public void reset(MachineName name) {
        change(name, Machine::poweredOn);
    }

    @Override
    public void delete(MachineName name) {
        machines.byName.remove(name);
    }

    @Override
    public Optional<Place> find(MachineName name) {
        return Optional.ofNullable(machines.byName.get(name)).map(Machine::place);
    }

    @Override
    public List<Place> list() {
        return machines.byName.values().stream().map(Machine::place).toList();
    }

    /** Never waits: with {@code follow} it ends where the log ends. */
    @Override
    public InputStream console(MachineName name, long offset, boolean follow) {
        var machine = Optional.ofNullable(machines.byName.get(name)).orElseThrow(() -> unknown(name));
        var bytes = machine.console.getBytes(StandardCharsets.UTF_8);
        var from = Math.clamp(offset, 0, bytes.length);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private Machine fresh(MachineSpec spec) {
        var number = machines.made.incrementAndGet();
        var mac = new MacAddress(
                "52:54:00:%02x:%02x:%02x".formatted(number >> 16 & 255, number >> 8 & 255, number & 255));
        return new Machine(new Place(spec, mac, "127.0.0.1:" + (20_000 + number % 40_000), false), "");
    }

    private void change(MachineName name, java.util.function.UnaryOperator<Machine> move) {
        if (machines.byName.computeIfPresent(name, (_, machine) -> move.apply(machine)) == null) {
            throw unknown(name);
        }
    }

    private static AshlarException unknown(MachineName name) {
        return AshlarException.notFound("machine " + name + " does not exist");
    }
}
