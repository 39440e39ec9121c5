package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.process.ProgramRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Machines are QEMU processes in sessions of their own, so they outlive the site's process; everything known of them
 * is in their folders, so the next process finds them. Thread-safe. One process per folder at a time.
 */
public final class QemuDriver implements MachineDriver {
    private static final Duration CAP_EVERY = Duration.ofSeconds(10);

    private final QemuSettings settings;
    private final Map<MachineName, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ReentrantLock wiringLock = new ReentrantLock();
    private final Memo virtualised;
    private final Housekeeper housekeeper;

    /** Removes what an interrupted create or delete left in the folder. */
    public QemuDriver(QemuSettings settings) {
        this.settings = settings;
        this.virtualised = new Memo(() -> Virtualisation.usable(settings.qemu(), new ProgramRunner()));
        folders().stream().filter(MachineFolder::isRemnant).map(this::machine).forEach(QemuMachine::delete);
        this.housekeeper = new Housekeeper(
                CAP_EVERY, () -> folders().forEach(folder -> machine(folder).capConsole()));
    }

    @Override
    public Place create(MachineSpec spec) {
        with(spec.name(), machine -> {
            if (machine.place().map(Place::spec).equals(Optional.of(spec))) {
                return;
            }
            wiringLock.lock();
            try {
                machine.create(spec, Wiring.choose(settings.site(), spec.name(), this::isTaken));
            } finally {
                wiringLock.unlock();
            }
        });
        return known(spec.name());
    }

    @Override
    public void start(MachineName name) {
        with(name, machine -> machine.start(known(name).spec()));
    }

    @Override
    public void stop(MachineName name) {
        with(name, machine -> {
            known(name);
            machine.stop();
        });
    }

    @Override
    public void reset(MachineName name) {
        with(name, machine -> {
            var spec = known(name).spec();
            machine.stop();
            machine.start(spec);
        });
    }

    @Override
    public void delete(MachineName name) {
        with(name, QemuMachine::delete);
    }

    @Override
    public Optional<Place> find(MachineName name) {
        return machine(name).place();
    }

    @Override
    public List<Place> list() {
        return folders().stream()
                .flatMap(folder -> machine(folder).place().stream())
                .sorted(Comparator.comparing(place -> place.spec().name()))
                .toList();
    }

    @Override
    public InputStream console(MachineName name, long offset, boolean follow) {
        known(name);
        try {
            return new ConsoleStream(folder(name).console(), offset, follow);
        } catch (IOException e) {
            throw AshlarException.external("machine " + name + ": console: " + e, e);
        }
    }

    @Override
    public void close() {
        housekeeper.close();
    }

    private Place known(MachineName name) {
        return find(name).orElseThrow(() -> AshlarException.notFound("machine " + name + " does not exist"));
    }

    private boolean isTaken(MacAddress mac) {
        return list().stream().anyMatch(place -> place.mac().equals(mac));
    }

    private void with(MachineName name, Consumer<QemuMachine> work) {
        var lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
        lock.lock();
        try {
            work.accept(machine(name));
        } finally {
            lock.unlock();
        }
    }

    private QemuMachine machine(MachineName name) {
        return machine(folder(name));
    }

    private QemuMachine machine(MachineFolder folder) {
        return new QemuMachine(settings, folder, virtualised);
    }

    private MachineFolder folder(MachineName name) {
        return new MachineFolder(settings.folder().resolve(name.value()));
    }

    private List<MachineFolder> folders() {
        if (!Files.isDirectory(settings.folder())) {
            return List.of();
        }
        try (var children = Files.list(settings.folder())) {
            return children.filter(Files::isDirectory).map(MachineFolder::new).toList();
        } catch (IOException e) {
            throw AshlarException.external("machines' folder " + settings.folder() + ": " + e, e);
        }
    }
}
