package dev.ashlar.images.boot;

import dev.ashlar.contract.MachineName;
import dev.ashlar.images.boot.directory.BootObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers events and lets a test wait for one. */
public final class SeenEvents implements BootObserver {
    private final Set<String> seen = new LinkedHashSet<>();

    @Override
    public synchronized void seen(MachineName machine, String event, Instant at) {
        seen.add(machine + " " + event);
        notifyAll();
    }

    /** In order of their first appearance. */
    public synchronized Set<String> all() {
        return new LinkedHashSet<>(seen);
    }

    /** False when it does not come within the limit. */
    public synchronized boolean await(String event, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!seen.contains(event)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
