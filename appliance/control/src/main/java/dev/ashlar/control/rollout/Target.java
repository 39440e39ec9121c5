package dev.ashlar.control.rollout;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.rollout.RolloutPolicy;
import java.util.List;

/**
 * A request whose image was found.
 *
 * @param machines to move; empty means every machine of the image's role
 */
public record Target(ImageReference reference, Digest image, List<MachineName> machines, RolloutPolicy policy) {
    public Target {
        machines = List.copyOf(machines);
    }
}
