package dev.ashlar.contract.report;

import dev.ashlar.contract.Digest;

/**
 * Answer to a report: what the current plan says of this machine.
 *
 * @param image identity the plan assigns
 * @param generation of the plan; a machine refuses one older than it has accepted
 * @param reboot whether the machine is to boot again now, to run {@code image}
 * @param nextReportMillis when to report again, milliseconds
 */
public record Directive(Digest image, long generation, boolean reboot, long nextReportMillis) {}
