package dev.ashlar.control.simulation;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineSpec;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A driver whose machines live in memory. Outlives the control planes that use it, as real machines do. */
public final class SimulatedFleet implements MachineDriver {
    private final InstantSource clock;
    private final Map<Digest, Behaviour> behaviours = new HashMap<>();
    private final Map<MachineName, SimulatedMachine> machines = new TreeMap<>();
    private final Set<MachineName> cutOff = new HashSet<>();
    private final Set<MachineName> broken = new HashSet<>();
    private int created;

    public SimulatedFleet(InstantSource clock) {
        this.clock = clock;
    }

    /** What becomes of machines that boot {@code image} from now on. */
    public void behave(Digest image, Behaviour behaviour) {
        behaviours.put(image, behaviour);
    }

    /** Its reports are lost until it is reconnected. */
    public void cutOff(MachineName name) {
        cutOff.add(name);
    }

    public void reconnect(MachineName name) {
        cutOff.remove(name);
    }

    /** Calls of the driver that would power it on fail until mended. */
    public void breakPower(MachineName name) {
        broken.add(name);
    }

    public void mendPower(MachineName name) {
        broken.remove(name);
    }

    /** As by hand, behind the site's back. */
    public void kill(MachineName name) {
        required(name).powerOff();
    }

    public Optional<Digest> imageOf(MachineName name) {
        return required(name).image();
    }

    public int bootsOf(MachineName name) {
        return required(name).boots();
    }

    /** Every machine does what is due now. */
    void live(SiteContact site) {
        machines.forEach((name, machine) -> {
            if (!cutOff.contains(name)) {
                machine.live(clock.instant(), site);
            }
        });
    }

    @Override
    public Place create(MachineSpec spec) {
        var machine = machines.computeIfAbsent(
                spec.name(),
                _ -> new SimulatedMachine(++created, spec, image -> behaviours.getOrDefault(image, Behaviour.HEALTHY)));
        machine.change(spec);
        return machine.place();
    }

    @Override
    public void start(MachineName name) {
        checkPower(name);
        if (!required(name).isRunning()) {
            required(name).powerOn(clock.instant());
        }
    }

    @Override
    public void stop(MachineName name) {
        required(name).powerOff();
    }

    @Override
    public void reset(MachineName name) {
        checkPower(name);
        required(name).powerOn(clock.instant());
    }

    @Override
    public void delete(MachineName name) {
        machines.remove(name);
    }

    @Override
    public Optional<Place> find(MachineName name) {
        return Optional.ofNullable(machines.get(name)).map(SimulatedMachine::place);
    }

    @Override
    public List<Place> list() {
        return machines.values().stream().map(SimulatedMachine::place).toList();
    }

    @Override
    public InputStream console(MachineName name, long offset, boolean follow) {
        required(name);
        return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public void close() {}

    private void checkPower(MachineName name) {
        if (broken.contains(name)) {
            throw AshlarException.external("machine " + name + ": power supply is broken");
        }
    }

    private SimulatedMachine required(MachineName name) {
        return Optional.ofNullable(machines.get(name))
                .orElseThrow(() -> AshlarException.notFound("machine " + name + " has no place"));
    }
}
