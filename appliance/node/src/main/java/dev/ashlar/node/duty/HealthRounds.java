package dev.ashlar.node.duty;

import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.node.console.Console;
import dev.ashlar.node.health.Health;
import dev.ashlar.node.machine.Timeline;
import java.util.List;
import java.util.StringJoiner;

/** Carries out the health checks again and again in a thread of its own, and tells of changes. */
public final class HealthRounds {
    private final Health health;
    private final Timeline timeline;
    private final Console console;
    private final long everyMillis;
    private boolean healthy;

    public HealthRounds(Health health, Timeline timeline, Console console, long everyMillis) {
        this.health = health;
        this.timeline = timeline;
        this.console = console;
        this.everyMillis = everyMillis;
    }

    /** The first round is over when this returns. Interrupt the thread to end it. */
    public Thread start() {
        round();
        return Thread.ofPlatform().daemon().name("health").start(this::rounds);
    }

    private void rounds() {
        try {
            while (true) {
                Thread.sleep(everyMillis);
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        var results = health.check();
        boolean now = Health.isHealthy(results);
        if (now) {
            timeline.mark("ready");
        }
        if (now != healthy) {
            console.event("health", "healthy", now, "failing", failing(results));
        }
        healthy = now;
    }

    private static String failing(List<HealthCheckResult> results) {
        var names = new StringJoiner(",");
        names.setEmptyValue("none");
        for (var result : results) {
            if (!result.passing()) {
                names.add(result.name());
            }
        }
        return names.toString();
    }
}
