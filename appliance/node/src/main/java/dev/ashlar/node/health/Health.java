package dev.ashlar.node.health;

import com.google.gson.JsonObject;
import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.node.machine.MachineFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The machine's health: the role's checks and one of our own. They are carried out one after the other by whoever calls
 * {@link #check}; everyone else reads the latest results. Thread-safe.
 */
public final class Health {
    private final List<HealthCheck> checks;
    private final CheckRunner runner;
    private final Supplier<HealthCheckResult> own;
    private volatile List<HealthCheckResult> latest;

    /** @param own a check that is always there, for instance that the machine holds a certificate */
    public Health(List<JsonObject> definitions, MachineFiles files, Supplier<HealthCheckResult> own) {
        this.checks = definitions.stream().map(HealthCheck::parse).toList();
        this.runner = new CheckRunner(files);
        this.own = own;
        this.latest = List.of(new HealthCheckResult("start", false, "not checked yet"));
    }

    /** Carries out all checks; takes as long as their time-outs allow. */
    public List<HealthCheckResult> check() {
        var results = new ArrayList<HealthCheckResult>(checks.size() + 1);
        results.add(own.get());
        for (var check : checks) {
            results.add(runner.run(check));
        }
        latest = List.copyOf(results);
        return latest;
    }

    public List<HealthCheckResult> latest() {
        return latest;
    }

    public static boolean isHealthy(List<HealthCheckResult> results) {
        for (var result : results) {
            if (!result.passing()) {
                return false;
            }
        }
        return true;
    }
}
