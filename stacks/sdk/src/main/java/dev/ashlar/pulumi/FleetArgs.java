package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import java.util.List;

/**
 * Inputs of a {@link Fleet}.
 *
 * @param site name of the site; let it come from the {@link Site} so that the site is made first
 * @param image what all members run
 * @param members in the order they are moved
 */
public record FleetArgs(Output<String> site, Image image, List<Member> members, RolloutPolicyArgs policy) {
    public FleetArgs {
        members = List.copyOf(members);
    }

    /**
     * One machine of a fleet.
     *
     * @param name unique within the site
     * @param firmware bios or uefi
     * @param secureBoot boot signed images only; needs uefi
     * @param tpm has a TPM; needs uefi
     * @param memoryMib MiB
     */
    public record Member(String name, String firmware, boolean secureBoot, boolean tpm, int memoryMib, int cpus) {
        /** Legacy firmware, one processor. */
        public static Member bios(String name, int memoryMib) {
            return new Member(name, "bios", false, false, memoryMib, 1);
        }

        /** UEFI that boots signed images only and measures them, one processor. */
        public static Member measured(String name, int memoryMib) {
            return new Member(name, "uefi", true, true, memoryMib, 1);
        }
    }
}
