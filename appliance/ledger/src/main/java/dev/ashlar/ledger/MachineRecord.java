package dev.ashlar.ledger;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.report.MachineReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a machine.
 *
 * @param version grows with every change; the expected value of the next one
 * @param wantedOn whether its owner wants it powered on
 * @param markedUnavailable whether the operator took it out of use
 * @param poweredOnAt start of its current boot
 * @param image what its current boot was told to run
 * @param stateSince when it entered its state
 * @param generation highest plan generation the machine said it accepted
 * @param lastReport the newest taken; of the boot before until the current boot's first one comes
 * @param heardAt when it came; empty until the current boot's first one
 * @param healthyAt when it became healthy in its current boot
 * @param timeline of its current boot
 */
public record MachineRecord(
        MachineSpec spec,
        long version,
        NodeState state,
        String reason,
        Instant stateSince,
        boolean wantedOn,
        boolean markedUnavailable,
        Optional<Instant> poweredOnAt,
        Optional<Digest> image,
        long generation,
        Optional<MachineReport> lastReport,
        Optional<Instant> heardAt,
        Optional<Instant> healthyAt,
        List<TimelineEvent> timeline) {
    public MachineRecord {
        timeline = List.copyOf(timeline);
    }

    public MachineName name() {
        return spec.name();
    }

    public MachineRecord withVersion(long other) {
        return new MachineRecord(
                spec,
                other,
                state,
                reason,
                stateSince,
                wantedOn,
                markedUnavailable,
                poweredOnAt,
                image,
                generation,
                lastReport,
                heardAt,
                healthyAt,
                timeline);
    }
}
