package dev.ashlar.ledger;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plausible values for tests. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    public static final Duration HOUR = Duration.ofHours(1);
    public static final MachineName ALPHA = new MachineName("alpha");
    public static final MachineName BETA = new MachineName("beta");

    private Samples() {}

    public static Digest digest(String of) {
        return Digest.of(of.getBytes(StandardCharsets.UTF_8));
    }

    public static MachineRecord machine(MachineName name) {
        var spec = new MachineSpec(name, new RoleName("agent"), Firmware.UEFI, true, true, 512, 1, List.of(4));
        var health = List.of(new HealthCheckResult("service", true, ""), new HealthCheckResult("disk", false, "full"));
        var report = new MachineReport("boot", 3, digest("image"), 7, 5_000, health, Map.of("init", 900L));
        return new MachineRecord(
                spec,
                1,
                NodeState.INITIALIZING,
                "disk: full",
                NOON,
                true,
                false,
                Optional.of(NOON),
                Optional.of(digest("image")),
                7,
                Optional.of(report),
                Optional.of(NOON.plusNanos(1)),
                Optional.empty(),
                List.of(new TimelineEvent("power-on", NOON, 0)));
    }

    public static TicketStore.Ticket ticket(String secret, MachineName machine) {
        return new TicketStore.Ticket(digest(secret), machine, digest("image"), 7, NOON.plus(HOUR));
    }

    public static CertificateStore.Issued certificate(String serial, String key, boolean provisional) {
        return new CertificateStore.Issued(
                serial,
                ALPHA,
                digest(key),
                digest("image"),
                provisional,
                NOON.plus(HOUR),
                "-----BEGIN CERTIFICATE-----\n" + serial,
                Optional.empty());
    }

    public static RolloutPlan plan(long generation, Optional<Long> parent, String reason) {
        var reference = ImageReference.parse("agent:1.0.0");
        return new RolloutPlan(
                generation,
                parent,
                1,
                RolloutState.RUNNING,
                Optional.of(reference),
                RolloutPolicy.standard(),
                List.of(new Assignment(ALPHA, reference, digest("image"), generation)),
                List.of(),
                NOON,
                reason);
    }

    public static ImageStore.Published image(String reference, String content) {
        return new ImageStore.Published(ImageReference.parse(reference), digest(content), NOON);
    }
}
