package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.contract.site.SiteStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A site whose machines boot at once. An image can be declared bad: machines that boot it never become healthy. */
public final class MemorySite implements SiteGateway {
    private final SiteName name;
    private final Map<MachineName, MachineView> machines = new TreeMap<>();
    private final Map<Digest, SignedManifest> images = new TreeMap<>();
    private final Set<ImageReference> bad = new HashSet<>();
    private Optional<RolloutStatus> rollout = Optional.empty();
    private boolean running = true;
    private long generation;

    MemorySite(SiteName name) {
        this.name = name;
    }

    synchronized boolean isRunning() {
        return running;
    }

    public synchronized void run(boolean runs) {
        running = runs;
    }

    public synchronized void declareBad(String reference, boolean isBad) {
        if (isBad) {
            bad.add(ImageReference.parse(reference));
        } else {
            bad.remove(ImageReference.parse(reference));
        }
    }

    /** As if somebody had killed its process. */
    public synchronized void kill(String machine) {
        var view = require(new MachineName(machine));
        machines.put(view.name(), view(view, false, NodeState.OFFLINE, view.image(), view.generation(), "silent"));
    }

    public synchronized List<String> machineNames() {
        return machines.keySet().stream().map(MachineName::value).toList();
    }

    /** A plain machine, to be registered behind the program's back. */
    public MachineSpec spec(String machine) {
        return new MachineSpec(
                new MachineName(machine), new RoleName("agent"), Firmware.BIOS, false, false, 256, 1, List.of());
    }

    public synchronized int imageCount() {
        return images.size();
    }

    @Override
    public SiteStatus status() {
        return new SiteStatus(
                name,
                "running",
                List.of(),
                new SiteStatus.Api("https://127.0.0.1:1", "https://127.0.0.1:1/openapi.json"),
                new SiteStatus.ObjectStoreAddress("memory", name.value()),
                new SiteStatus.LedgerAddress("memory"),
                "/nowhere/ca.pem");
    }

    @Override
    public synchronized Optional<MachineView> machine(MachineName machine) {
        return Optional.ofNullable(machines.get(machine));
    }

    @Override
    public synchronized MachineView register(MachineSpec spec) {
        var old = Optional.ofNullable(machines.get(spec.name()));
        var view = new MachineView(
                spec.name(),
                spec.role(),
                old.map(MachineView::state).orElse(NodeState.NONE),
                "",
                old.flatMap(MachineView::image),
                old.flatMap(MachineView::imageDigest),
                spec.firmware(),
                spec.secureBoot(),
                spec.tpm(),
                new MacAddress(String.format("02:00:00:00:00:%02x", machines.size() + 1)),
                "127.0.0.1:" + (10_000 + machines.size()),
                old.map(MachineView::generation).orElse(0L),
                old.map(MachineView::running).orElse(false),
                spec.memoryMib(),
                spec.cpus(),
                Optional.empty(),
                Optional.empty());
        machines.put(spec.name(), view);
        return view;
    }

    @Override
    public synchronized void deleteMachine(MachineName machine) {
        machines.remove(machine);
    }

    @Override
    public synchronized MachineView start(MachineName machine) {
        var view = require(machine);
        return boot(view, view.image().orElseThrow(), view.generation());
    }

    @Override
    public synchronized MachineView stop(MachineName machine) {
        var view = require(machine);
        var stopped = view(view, false, NodeState.NONE, view.image(), view.generation(), "");
        machines.put(machine, stopped);
        return stopped;
    }

    private MachineView boot(MachineView view, ImageReference image, long since) {
        var state = bad.contains(image) ? NodeState.PREPARING_FAILED : NodeState.AVAILABLE;
        var reason = bad.contains(image) ? "check http fails" : "";
        var booted = view(view, true, state, Optional.of(image), since, reason);
        machines.put(view.name(), booted);
        return booted;
    }

    @Override
    public synchronized Optional<SignedManifest> image(String referenceOrDigest) {
        return images.values().stream()
                .filter(image -> image.id().text().equals(referenceOrDigest)
                        || image.parse().reference().toString().equals(referenceOrDigest))
                .findFirst();
    }

    @Override
    public synchronized void publish(SignedManifest image, Function<Blob, Path> files, Consumer<String> progress) {
        images.put(image.id(), image);
    }

    @Override
    public synchronized void deleteImage(Digest digest) {
        var gone = images.get(digest);
        if (gone == null) {
            return;
        }
        var reference = gone.parse().reference();
        if (machines.values().stream().anyMatch(view -> view.image().equals(Optional.of(reference)))) {
            throw AshlarException.conflict("image " + reference + " is in use");
        }
        images.remove(digest);
    }

    @Override
    public synchronized RolloutStatus startRollout(RolloutRequest request) {
        var plan = rehearseRollout(request);
        generation = plan.generation();
        var failed = bad.contains(request.image());
        for (var step : plan.steps()) {
            var view = require(step.machine());
            boot(view, failed ? step.from().orElse(request.image()) : request.image(), generation);
        }
        var state = failed ? RolloutState.ROLLED_BACK : RolloutState.DONE;
        rollout = Optional.of(ended(plan, state, failed ? "check http fails" : ""));
        return rollout.get();
    }

    private static RolloutStatus ended(RolloutStatus plan, RolloutState state, String reason) {
        var done = state == RolloutState.DONE ? StepState.DONE : StepState.ROLLED_BACK;
        return new RolloutStatus(
                plan.plan(),
                plan.generation(),
                plan.parent(),
                state,
                plan.target(),
                reason,
                plan.waves(),
                plan.steps().stream()
                        .map(step -> new RolloutStatus.Step(
                                step.machine(), step.wave(), step.from(), step.to(), done, reason))
                        .toList());
    }

    @Override
    public synchronized RolloutStatus rehearseRollout(RolloutRequest request) {
        if (image(request.image().toString()).isEmpty()) {
            throw AshlarException.notFound("image " + request.image() + " is not published");
        }
        var steps = new ArrayList<RolloutStatus.Step>();
        for (var machine : request.machines()) {
            var from = require(machine).image();
            if (!from.equals(Optional.of(request.image())) || require(machine).state() != NodeState.AVAILABLE) {
                steps.add(new RolloutStatus.Step(machine, 0, from, request.image(), StepState.PENDING, ""));
            }
        }
        var wave = new RolloutStatus.Wave(
                0, steps.stream().map(RolloutStatus.Step::machine).toList());
        return new RolloutStatus(
                generation + 1,
                generation + 1,
                Optional.of(generation),
                RolloutState.RUNNING,
                Optional.of(request.image()),
                "",
                List.of(wave),
                steps);
    }

    @Override
    public synchronized Optional<RolloutStatus> currentRollout() {
        return rollout;
    }

    private MachineView require(MachineName machine) {
        return machine(machine).orElseThrow(() -> AshlarException.notFound("machine " + machine + " does not exist"));
    }

    private static MachineView view(
            MachineView old, boolean runs, NodeState state, Optional<ImageReference> image, long since, String reason) {
        return new MachineView(
                old.name(),
                old.role(),
                state,
                reason,
                image,
                old.imageDigest(),
                old.firmware(),
                old.secureBoot(),
                old.tpm(),
                old.mac(),
                old.address(),
                since,
                runs,
                old.memoryMib(),
                old.cpus(),
                old.poweredOnAt(),
                old.healthyAt());
    }
}
