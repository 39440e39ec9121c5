package dev.ashlar.stacks.lab;

import com.pulumi.Config;
import dev.ashlar.pulumi.FleetArgs.Member;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The stack's configuration.
 *
 * @param site its name; default: the stack's
 * @param version of the image
 * @param machines how many
 * @param memoryMib of a machine with legacy firmware, MiB
 * @param measuredMemoryMib of a machine with UEFI, MiB
 */
record LabSettings(String site, String version, int machines, int memoryMib, int measuredMemoryMib) {
    static LabSettings of(Config config, String stack) {
        return new LabSettings(
                config.get("site").orElse(stack),
                config.get("version").orElse("1.0.0"),
                config.getInteger("machines").orElse(3),
                config.getInteger("memory").orElse(256),
                config.getInteger("measuredMemory").orElse(512));
    }

    /** The first has Secure Boot and a TPM, the others are as plain as machines can be. */
    List<Member> members() {
        return IntStream.rangeClosed(1, machines)
                .mapToObj(number -> number == 1
                        ? Member.measured("agent-1", measuredMemoryMib)
                        : Member.bios("agent-" + number, memoryMib))
                .toList();
    }
}
