package dev.ashlar.contract.rollout;

import dev.ashlar.contract.AshlarException;
import java.time.Duration;

/**
 * How fast and how carefully machines are moved.
 *
 * @param canary machines in the first wave; 0 for none
 * @param waveSize machines in each later wave
 * @param maxUnavailable machines of the role that may be away or unhealthy at once, whatever the reason; moving a
 *     machine that is away already costs nothing
 * @param soak how long a wave must stay healthy before the next begins
 * @param failureBudget failed machines that are tolerated; one more rolls back. A tolerated failure still counts as
 *     away
 * @param healthTimeout how long a machine may take from reboot to healthy
 */
public record RolloutPolicy(
        int canary, int waveSize, int maxUnavailable, Duration soak, int failureBudget, Duration healthTimeout) {
    public RolloutPolicy {
        if (canary < 0 || waveSize < 1 || maxUnavailable < 1 || failureBudget < 0) {
            throw AshlarException.user("rollout policy: canary and failureBudget must be 0 or more, waveSize and"
                    + " maxUnavailable 1 or more");
        }
        if (soak.isNegative() || !healthTimeout.isPositive()) {
            throw AshlarException.user("rollout policy: soak must not be negative and healthTimeout must be positive");
        }
    }

    public static RolloutPolicy standard() {
        return new RolloutPolicy(1, 2, 1, Duration.ofSeconds(3), 0, Duration.ofSeconds(120));
    }
}
