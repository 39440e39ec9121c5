package dev.ashlar.control.inventory;

import dev.ashlar.contract.AshlarException;
import java.time.Duration;

/**
 * When a silent machine is given up.
 *
 * @param reportEvery how often a machine is told to report
 * @param offlineAfter silence after which a machine is offline
 * @param failedAfter time offline after which it has failed
 * @param bootTimeout time from power-on to the first report after which the boot has failed
 */
public record LivenessSettings(
        Duration reportEvery, Duration offlineAfter, Duration failedAfter, Duration bootTimeout) {
    public LivenessSettings {
        if (!reportEvery.isPositive() || !failedAfter.isPositive() || !bootTimeout.isPositive()) {
            throw AshlarException.user("liveness settings: every duration must be positive");
        }
        if (offlineAfter.compareTo(reportEvery.multipliedBy(2)) < 0) {
            throw AshlarException.user("liveness settings: offlineAfter " + offlineAfter
                    + " must be at least twice reportEvery " + reportEvery);
        }
    }

    public static LivenessSettings standard() {
        return new LivenessSettings(
                Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(180));
    }
}
