package dev.ashlar.control.rollout;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import java.time.Instant;
import java.util.Optional;

/**
 * What the planner needs to know of a machine.
 *
 * @param runs identity of the image of its current boot; empty when it is off
 * @param setAside whether the operator marked it unavailable; it counts as away, but may be healthy
 * @param since when it came into this condition
 * @param reason why, in words; may be empty
 */
public record MachineCondition(
        MachineName name,
        RoleName role,
        Health health,
        Optional<Digest> runs,
        boolean setAside,
        Instant since,
        String reason) {
    /** How well it is. */
    public enum Health {
        /** Its owner wants it off. */
        OFF,
        /** Nothing was heard from it for a while; it may be well. */
        SILENT,
        /** Not healthy, but it may become so: off, booting, starting, or failing a check. */
        AWAY,
        /** Not healthy, and it will not become so by itself. */
        FAILED,
        HEALTHY
    }

    boolean isHealthyOn(Optional<Digest> image) {
        return health == Health.HEALTHY && runs.isPresent() && runs.equals(image);
    }

    boolean hasFailedOn(Optional<Digest> image) {
        return health == Health.FAILED && runs.isPresent() && runs.equals(image);
    }
}
