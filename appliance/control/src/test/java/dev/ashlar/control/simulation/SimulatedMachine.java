package dev.ashlar.control.simulation;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.machine.MachineDriver.Place;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.contract.rollout.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One machine: asks the boot server, boots what it is given, reports every second, obeys. */
final class SimulatedMachine {
    private static final Duration ASKS_AFTER = Duration.ofMillis(250);

    private final int number;
    private final Function<Digest, Behaviour> behaviours;
    private MachineSpec spec;
    private boolean running;
    private int boots;
    private Instant bootedAt = Instant.EPOCH;
    private Instant nextReportAt = Instant.EPOCH;
    private long sequence;
    private Optional<Digest> image = Optional.empty();
    private long generation;

    SimulatedMachine(int number, MachineSpec spec, Function<Digest, Behaviour> behaviours) {
        this.number = number;
        this.spec = spec;
        this.behaviours = behaviours;
    }

    Place place() {
        var mac = new MacAddress("02:00:00:00:%02x:%02x".formatted(number >> 8, number & 0xff));
        return new Place(spec, mac, "192.0.2." + number % 250 + ":8443", running);
    }

    void change(MachineSpec wanted) {
        spec = wanted;
    }

    boolean isRunning() {
        return running;
    }

    Optional<Digest> image() {
        return running ? image : Optional.empty();
    }

    int boots() {
        return boots;
    }

    void powerOn(Instant now) {
        running = true;
        boots++;
        bootedAt = now;
        sequence = 0;
        image = Optional.empty();
    }

    void powerOff() {
        running = false;
    }

    void live(Instant now, SiteContact site) {
        if (!running) {
            return;
        }
        if (image.isEmpty()) {
            askForImage(now, site);
            return;
        }
        var behaviour = behaviours.apply(image.get());
        if (behaviour == Behaviour.CRASHES && !now.isBefore(bootedAt.plusSeconds(2))) {
            powerOff();
        } else if (behaviour != Behaviour.HANGS && !now.isBefore(nextReportAt)) {
            nextReportAt = now.plusSeconds(1);
            obey(site.report(spec.name(), report(now, behaviour)), behaviour, now);
        }
    }

    private void askForImage(Instant now, SiteContact site) {
        if (now.isBefore(bootedAt.plus(ASKS_AFTER))) {
            return;
        }
        site.bootSeen(spec.name(), "dhcp", now);
        site.assignmentOf(spec.name()).ifPresent(assignment -> boot(assignment, now, site));
    }

    private void boot(Assignment assignment, Instant now, SiteContact site) {
        site.bootSeen(spec.name(), "http", now);
        refuseOlder(assignment.generation());
        image = Optional.of(assignment.image());
        generation = assignment.generation();
        var slow = behaviours.apply(assignment.image()) == Behaviour.SLOW;
        nextReportAt = bootedAt.plusSeconds(slow ? 40 : 3);
    }

    private void obey(Directive directive, Behaviour behaviour, Instant now) {
        refuseOlder(directive.generation());
        generation = directive.generation();
        if (directive.reboot() && behaviour != Behaviour.DEAF) {
            powerOn(now);
        }
    }

    private void refuseOlder(long offered) {
        if (offered < generation) {
            throw new AssertionError(
                    spec.name() + " accepted generation " + generation + " and was offered " + offered);
        }
    }

    private MachineReport report(Instant now, Behaviour behaviour) {
        var uptime = Duration.between(bootedAt, now).minusMillis(600).toMillis();
        var healthy = switch (behaviour) {
            case HEALTHY, DEAF, SLOW -> uptime >= 3_000;
            case FALLS_ILL -> uptime >= 3_000 && uptime < 6_000;
            case NEVER_HEALTHY, CRASHES, HANGS -> false;
        };
        return new MachineReport(
                spec.name() + "-" + number + "-boot-" + boots,
                ++sequence,
                image.orElseThrow(),
                generation,
                uptime,
                List.of(new HealthCheckResult("service", healthy, healthy ? "" : "does not answer")),
                Map.of("init", 300L, "network", 800L, "service", 1_500L, "enrolled", 2_000L));
    }
}
