package dev.ashlar.contract.machine;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import java.util.List;

/**
 * The place a machine is, as its owner wants it.
 *
 * @param memoryMib MiB, 128 to 1048576
 * @param cpus virtual processors, 1 to 256
 * @param diskGib sizes of its disks, GiB; empty for a diskless machine
 */
public record MachineSpec(
        MachineName name,
        RoleName role,
        Firmware firmware,
        boolean secureBoot,
        boolean tpm,
        int memoryMib,
        int cpus,
        List<Integer> diskGib) {
    public MachineSpec {
        diskGib = List.copyOf(diskGib);
        if (firmware == Firmware.BIOS && (secureBoot || tpm)) {
            throw AshlarException.user("machine " + name + ": Secure Boot and TPM need firmware uefi, not bios");
        }
        if (memoryMib < 128 || memoryMib > 1_048_576) {
            throw AshlarException.user("machine " + name + ": memory " + memoryMib + " MiB is outside 128 to 1048576");
        }
        if (cpus < 1 || cpus > 256) {
            throw AshlarException.user("machine " + name + ": " + cpus + " processors is outside 1 to 256");
        }
    }
}
