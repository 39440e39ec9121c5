package dev.ashlar.contract.report;

import dev.ashlar.contract.Digest;
import java.util.List;
import java.util.Map;

/**
 * What a machine says of itself, over mutual TLS; its name is that of its certificate.
 *
 * @param bootId fresh for every boot of the machine (the kernel's random boot id)
 * @param sequence grows with every report of one boot
 * @param image identity it runs
 * @param generation highest plan generation it has accepted
 * @param uptimeMillis since its kernel started, milliseconds
 * @param marks name to milliseconds since kernel start: init, network, service, enrolled, ready
 */
public record MachineReport(
        String bootId,
        long sequence,
        Digest image,
        long generation,
        long uptimeMillis,
        List<HealthCheckResult> health,
        Map<String, Long> marks) {
    public MachineReport {
        health = List.copyOf(health);
        marks = Map.copyOf(marks);
    }

    public boolean isHealthy() {
        return !health.isEmpty() && health.stream().allMatch(HealthCheckResult::passing);
    }
}
