package dev.ashlar.contract.rollout;

import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import java.util.List;

/**
 * What an operator asks for.
 *
 * @param machines to move; empty means every machine of the image's role
 */
public record RolloutRequest(ImageReference image, List<MachineName> machines, RolloutPolicy policy) {
    public RolloutRequest {
        machines = List.copyOf(machines);
    }
}
