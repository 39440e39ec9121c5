package dev.ashlar.node.report;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.node.health.Health;
import dev.ashlar.node.machine.Timeline;
import dev.ashlar.node.machine.Uptime;

/** Writes the reports of one boot, numbered from 1. One thread uses it. */
public final class ReportWriter {
    private final String bootId;
    private final Digest running;
    private final Health health;
    private final Timeline timeline;
    private final Uptime uptime;
    private long sequence;

    /** @param bootId the kernel's, fresh for every boot */
    public ReportWriter(String bootId, Digest running, Health health, Timeline timeline, Uptime uptime) {
        this.bootId = bootId;
        this.running = running;
        this.health = health;
        this.timeline = timeline;
        this.uptime = uptime;
    }

    public MachineReport next(long generation) {
        sequence++;
        return new MachineReport(
                bootId, sequence, running, generation, uptime.millis(), health.latest(), timeline.marks());
    }
}
