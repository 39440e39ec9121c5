package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.process.Command;
import dev.ashlar.process.ProgramRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether KVM can be used. That /dev/kvm may be opened does not say so: inside some virtual machines QEMU dies as soon
 * as it makes a processor, so one is made and thrown away.
 */
final class Virtualisation {
    private static final Path DEVICE = Path.of("/dev/kvm");

    private Virtualisation() {}

    static boolean usable(String qemu, ProgramRunner runner) {
        if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
            return false;
        }
        var trial = Command.of(qemu, "-accel", "kvm", "-cpu", "max", "-m", "16M", "-nodefaults", "-display", "none")
                .and("-monitor", "stdio")
                .reading("quit\n")
                .within(Duration.ofSeconds(10));
        try {
            return runner.run(trial).exitCode() == 0;
        } catch (AshlarException _) {
            return false; // Hung or not installed; the start itself will say which.
        }
    }
}
