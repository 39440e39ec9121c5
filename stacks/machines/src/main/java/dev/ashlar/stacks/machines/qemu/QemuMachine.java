package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineDriver.Place;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.process.Command;
import dev.ashlar.process.Outcome;
import dev.ashlar.process.ProgramRunner;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One machine: its folder and its processes. Not thread-safe; the driver lets one caller in at a time. */
final class QemuMachine {
    private static final int ATTEMPTS = 5;

    private final QemuSettings settings;
    private final MachineFolder folder;
    private final BooleanSupplier virtualised;
    private final ProgramRunner runner = new ProgramRunner();

    QemuMachine(QemuSettings settings, MachineFolder folder, BooleanSupplier virtualised) {
        this.settings = settings;
        this.folder = folder;
        this.virtualised = virtualised;
    }

    void create(MachineSpec spec, Wiring wiring) {
        folder.make();
        if (folder.wiring().isEmpty()) {
            folder.write(wiring);
        }
        folder.write(spec);
    }

    Optional<Place> place() {
        return folder.spec()
                .flatMap(spec -> folder.wiring()
                        .map(wiring -> new Place(spec, wiring.mac(), wiring.address(), qemu().isRunning())));
    }

    void start(MachineSpec spec) {
        if (qemu().isRunning()) {
            return;
        }
        capConsole();
        for (var attempt = 1; ; attempt++) {
            var outcome = launch(spec);
            if (outcome.exitCode() == 0) {
                return;
            }
            tpm().end();
            if (attempt == ATTEMPTS || !portWasTaken(outcome)) {
                outcome.orFail("machine " + spec.name() + ": power on");
            }
        }
    }

    void stop() {
        qemu().end();
        tpm().end();
    }

    void delete() {
        stop();
        folder.remove();
    }

    /** The log begins anew when it has grown past its limit; QEMU appends, so this is safe while it runs. */
    void capConsole() {
        try (var log = FileChannel.open(folder.console(), StandardOpenOption.WRITE)) {
            if (log.size() > settings.consoleBytesMax()) {
                log.truncate(0);
            }
        } catch (NoSuchFileException _) {
            // Being deleted.
        } catch (IOException e) {
            throw AshlarException.external("console log " + folder.console() + ": " + e, e);
        }
    }

    private Outcome launch(MachineSpec spec) {
        var wiring = folder.wiring().orElseThrow();
        var free = wiring.withPorts(FreePorts.tcp(wiring.appliancePort()), FreePorts.udp(wiring.framesPort()));
        if (!free.equals(wiring)) {
            folder.write(free);
        }
        var firmware = spec.firmware() == Firmware.BIOS
                ? Optional.<Firmwares.Pair>empty()
                : Optional.of(new UefiVariables(settings, folder).prepare(spec));
        if (spec.tpm()) {
            tpm().start();
        }
        var start = new QemuArguments.Start(
                spec,
                free,
                settings.labNetworkPort(),
                virtualised.getAsBoolean(),
                folder,
                folder.disks(spec),
                firmware);
        return runner.run(
                Command.of(QemuArguments.of(settings.qemu(), settings.site().value(), start))
                        .in(folder.path())
                        .within(Duration.ofSeconds(30)));
    }

    /** Another process took a port between the look and QEMU's own binding. */
    private static boolean portWasTaken(Outcome outcome) {
        return outcome.lastLines().contains("host forwarding rule")
                || outcome.lastLines().contains("Address already in use");
    }

    private Daemon qemu() {
        return new Daemon(folder.qemuPid());
    }

    private SoftwareTpm tpm() {
        return new SoftwareTpm(settings.swtpm(), folder, runner);
    }
}
