package dev.ashlar.control.simulation;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.contract.rollout.Assignment;
import java.time.Instant;
import java.util.Optional;

/** How a simulated machine reaches its site. */
interface SiteContact {
    Directive report(MachineName machine, MachineReport report);

    void bootSeen(MachineName machine, String event, Instant at);

    Optional<Assignment> assignmentOf(MachineName machine);
}
