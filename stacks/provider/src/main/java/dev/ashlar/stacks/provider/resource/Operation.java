package dev.ashlar.stacks.provider.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One call of the engine: where to tell people what happens, how long it may take, whether it was cancelled.
 *
 * @param preview compute only
 * @param timeLimit of the engine's caller; empty leaves it to the resource
 */
public record Operation(
        boolean preview,
        Optional<Duration> timeLimit,
        Messages messages,
        InstantSource clock,
        Cancellation cancellation) {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** How a wait ended. */
    public enum Ended {
        FULFILLED,
        TIMED_OUT,
        CANCELLED
    }

    /** Asks twice a second until {@code condition} holds, time is up or the engine cancels. */
    public Ended await(Duration limit, Supplier<Boolean> condition) {
        Instant deadline = clock.instant().plus(timeLimit.orElse(limit));
        while (!condition.get()) {
            if (!clock.instant().isBefore(deadline)) {
                return Ended.TIMED_OUT;
            }
            if (cancellation.await(INTERVAL)) {
                return Ended.CANCELLED;
            }
        }
        return Ended.FULFILLED;
    }
}
