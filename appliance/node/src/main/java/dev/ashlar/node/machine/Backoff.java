package dev.ashlar.node.machine;

import java.util.random.RandomGenerator;

/**
 * Waiting times between attempts: doubling up to a limit, each cut by up to half at random so that machines that
 * booted together do not ask together. Not thread-safe.
 */
public final class Backoff {
    private final long minMillis;
    private final long maxMillis;
    private final RandomGenerator random;
    private long nextMillis;

    public Backoff(long minMillis, long maxMillis, RandomGenerator random) {
        this.minMillis = minMillis;
        this.maxMillis = maxMillis;
        this.random = random;
        this.nextMillis = minMillis;
    }

    public long nextMillis() {
        long whole = nextMillis;
        nextMillis = Math.min(maxMillis, nextMillis * 2);
        return whole - random.nextLong(whole / 2 + 1);
    }

    public void reset() {
        nextMillis = minMillis;
    }
}
