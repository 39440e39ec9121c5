package dev.ashlar.control.simulation;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.control.ControlPlane;
import dev.ashlar.control.ControlSettings;
import dev.ashlar.control.execution.ImageLookup;
import dev.ashlar.control.inventory.LivenessSettings;
import dev.ashlar.ledger.ImageStore;
import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.memory.MemoryLedger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A whole control plane over a simulated fleet and a ledger in memory; a quarter of a second per round. */
public final class SimulatedSite implements SiteContact {
    public static final Duration ROUND = Duration.ofMillis(250);
    public static final RolloutPolicy POLICY =
            new RolloutPolicy(1, 2, 1, Duration.ofSeconds(2), 0, Duration.ofSeconds(30));

    public final ManualClock clock = new ManualClock();
    public final Ledger ledger = new MemoryLedger();
    public final SimulatedFleet fleet = new SimulatedFleet(clock);
    private static final Duration OBEY_WITHIN = Duration.ofSeconds(20);
    private boolean killedEveryRound;
    private ControlPlane control = rebuilt();

    /** Drops every object of the control plane, as a killed process does, and makes them anew from the ledger. */
    public void restart() {
        control = rebuilt();
    }

    /** From now on the control plane is dropped and made anew before every round. */
    public SimulatedSite killedEveryRound() {
        killedEveryRound = true;
        return this;
    }

    public ControlPlane control() {
        return control;
    }

    public ImageReference publish(String reference) {
        var parsed = ImageReference.parse(reference);
        ledger.images().publish(new ImageStore.Published(parsed, digest(reference), clock.instant()));
        return parsed;
    }

    public static Digest digest(String reference) {
        return Digest.of(reference.getBytes(StandardCharsets.UTF_8));
    }

    public static MachineName name(int number) {
        return new MachineName("m" + number);
    }

    public static MachineSpec spec(MachineName name) {
        return new MachineSpec(name, new RoleName("agent"), Firmware.BIOS, false, false, 256, 1, List.of());
    }

    /** Registers m1 to m{@code count}. */
    public SimulatedSite machines(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> control.power().register(spec(name(i))));
        return this;
    }

    /** Registers machines and brings them all up on {@code agent:1}. */
    public SimulatedSite running(int count) {
        machines(count);
        publish("agent:1");
        rollout("agent:1");
        runUntil(() -> state() == RolloutState.DONE);
        return this;
    }

    public RolloutStatus rollout(String reference) {
        return rollout(reference, POLICY);
    }

    public RolloutStatus rollout(String reference, RolloutPolicy policy) {
        return control.rollouts().start(new RolloutRequest(ImageReference.parse(reference), List.of(), policy));
    }

    public RolloutStatus status() {
        return control.rollouts().status().orElseThrow();
    }

    public RolloutState state() {
        return status().state();
    }

    public MachineView view(int number) {
        return control.machine(name(number));
    }

    public void round() {
        clock.advance(ROUND);
        if (killedEveryRound) {
            restart();
        }
        fleet.live(this);
        control.tick();
    }

    public void run(Duration time) {
        for (var left = time; left.isPositive(); left = left.minus(ROUND)) {
            round();
        }
    }

    /** At most ten minutes of simulated time. */
    public void runUntil(BooleanSupplier reached) {
        for (int rounds = 0; !reached.getAsBoolean(); rounds++) {
            if (rounds > 2_400) {
                throw new AssertionError(
                        "not reached in ten minutes; rollout: " + status() + "; machines: " + control.machines());
            }
            round();
        }
    }

    @Override
    public Directive report(MachineName machine, MachineReport report) {
        return control.inventory().report(machine, report);
    }

    @Override
    public void bootSeen(MachineName machine, String event, Instant at) {
        control.inventory().bootSeen(machine, event, at);
    }

    @Override
    public Optional<Assignment> assignmentOf(MachineName machine) {
        return control.assignmentOf(machine);
    }

    private ControlPlane rebuilt() {
        var foundations = new ControlPlane.Foundations(ledger, fleet, ImageLookup.of(ledger.images()), clock);
        return new ControlPlane(
                foundations, Runnable::run, new ControlSettings(LivenessSettings.standard(), OBEY_WITHIN));
    }
}
