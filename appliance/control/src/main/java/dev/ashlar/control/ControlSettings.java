package dev.ashlar.control;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.control.inventory.LivenessSettings;
import java.time.Duration;

/**
 * Settings of the control plane.
 *
 * @param liveness when a silent machine is given up
 * @param obeyWithin how long a machine that was told to reboot may show no sign of it before it is reset; firmware that
 *     is emulated takes half a minute to its first request
 */
public record ControlSettings(LivenessSettings liveness, Duration obeyWithin) {
    public ControlSettings {
        if (!obeyWithin.isPositive()) {
            throw AshlarException.user("control settings: obeyWithin must be positive");
        }
    }

    public static ControlSettings standard() {
        return new ControlSettings(LivenessSettings.standard(), Duration.ofSeconds(45));
    }
}
