package dev.ashlar.stacks.provider.resource;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.stacks.provider.host.SiteGateway;
import dev.ashlar.stacks.provider.host.Sites;
import dev.ashlar.stacks.provider.resource.Operation.Ended;
import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.InputCheck;
import dev.ashlar.stacks.provider.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ashlar:index:Rollout}: which image a set of machines runs. Making it boots them for the first time, another
 * image rolls them in waves. An update that is rolled back fails and leaves the state at the old image, so the next
 * run tries again.
 */
public final class RolloutType implements ResourceType {
    private static final Duration DONE_WITHIN = Duration.ofMinutes(10);

    private final Sites sites;

    public RolloutType(Sites sites) {
        this.sites = sites;
    }

    @Override
    public String token() {
        return "ashlar:index:Rollout";
    }

    @Override
    public InputCheck check(String name, Fields inputs) {
        return new InputCheck(inputs)
                .text("site", SiteName::new)
                .text("image", ImageReference::parse)
                .optionalText("imageDigest", _ -> {})
                .list("machines", RolloutType::checkMachine)
                .defaultedObject("policy", Rollouts::checkPolicy);
    }

    private static void checkMachine(Value item) {
        if (!(item instanceof Value.Text text)) {
            throw AshlarException.user("each machine must be a name");
        }
        new MachineName(text.text());
    }

    @Override
    public Set<String> replacing() {
        return Set.of("site");
    }

    /** Somebody else may have rolled the machines to another image. */
    @Override
    public List<String> drift(Fields state, Fields inputs) {
        var found = state.text("runningImages");
        return found.isEmpty() || inputs.isUnknown("image") || found.equals(inputs.text("image"))
                ? List.of()
                : List.of("runningImages");
    }

    @Override
    public Made create(Fields inputs, Operation operation) {
        if (operation.preview()) {
            return new Made("", preview(inputs, operation));
        }
        var gateway = sites.gateway(SiteAccess.site(inputs));
        var request = Rollouts.request(inputs);
        var id = new ChildId(SiteAccess.site(inputs), request.image().role().value()).toString();
        var ended = carryOut(gateway, request, operation);
        var state = inputs.and(outputs(ended.status(), request));
        return new Made(id, state, ended.problem().map(List::of).orElse(List.of()));
    }

    @Override
    public Fields update(String id, Fields state, Fields inputs, Operation operation) {
        if (operation.preview()) {
            return preview(inputs, operation);
        }
        var request = Rollouts.request(inputs);
        var ended = carryOut(sites.gateway(SiteAccess.site(inputs)), request, operation);
        if (ended.problem().isPresent()) {
            throw AshlarException.external(ended.problem().get());
        }
        return inputs.and(outputs(ended.status(), request));
    }

    private Fields preview(Fields inputs, Operation operation) {
        if (!inputs.isUnknown("image") && !inputs.isUnknown("machines")) {
            operation.messages().info(consequences(inputs, Rollouts.request(inputs)));
        }
        return inputs;
    }

    /** The site's own plan; when it cannot make one yet, because it or the image is still to come, ours. */
    private String consequences(Fields inputs, RolloutRequest request) {
        try {
            return SiteAccess.ifRunning(sites, inputs)
                    .map(gateway -> Rollouts.text(gateway.rehearseRollout(request)))
                    .orElseGet(() -> Rollouts.text(request));
        } catch (AshlarException _) {
            return Rollouts.text(request);
        }
    }

    private record Outcome(RolloutStatus status, Optional<String> problem) {}

    private static Outcome carryOut(SiteGateway gateway, RolloutRequest request, Operation operation) {
        var status = new RolloutStatus[] {startOrJoin(gateway, request)};
        var ended = operation.await(DONE_WITHIN, () -> {
            status[0] = gateway.currentRollout().orElse(status[0]);
            operation.messages().progress(Rollouts.progress(status[0]));
            return status[0].state().isFinal();
        });
        return new Outcome(status[0], problem(status[0], request, ended));
    }

    private static Optional<String> problem(RolloutStatus status, RolloutRequest request, Ended ended) {
        if (!status.target().equals(Optional.of(request.image()))) {
            return Optional.of("another rollout took over; " + Rollouts.complaint(status));
        }
        return switch (ended) {
            case FULFILLED ->
                status.state() == RolloutState.DONE ? Optional.empty() : Optional.of(Rollouts.complaint(status));
            case TIMED_OUT -> Optional.of("not done in time; " + Rollouts.complaint(status));
            case CANCELLED -> Optional.of("cancelled; the site goes on; " + Rollouts.complaint(status));
        };
    }

    /** A run that was cut off left its rollout going: that one is waited for instead of starting another. */
    private static RolloutStatus startOrJoin(SiteGateway gateway, RolloutRequest request) {
        return gateway.currentRollout()
                .filter(current -> !current.state().isFinal())
                .filter(current -> current.target().equals(Optional.of(request.image())))
                .orElseGet(() -> gateway.startRollout(request));
    }

    private static Fields outputs(RolloutStatus status, RolloutRequest request) {
        return Fields.EMPTY
                .with("generation", status.generation())
                .with("state", MachineSpecs.word(status.state()))
                .with("runningImages", request.image().toString());
    }

    @Override
    public Optional<Found> read(String id, Fields inputs, Fields state, Operation operation) {
        var site = ChildId.parse(id).site();
        if (!sites.isRunning(site)) {
            operation.messages().warn("site " + site + " does not run: its rollout was not looked at");
            return sites.exists(site) ? Optional.of(new Found(inputs, state)) : Optional.empty();
        }
        var gateway = sites.gateway(site);
        return gateway.currentRollout().map(status -> found(site, inputs, status, gateway));
    }

    private static Found found(SiteName site, Fields inputs, RolloutStatus status, SiteGateway gateway) {
        var known = inputs.with("site", site.value());
        if (known.text("image").isEmpty() && status.target().isPresent()) {
            known = known.with("image", status.target().get().toString())
                    .with(
                            "machines",
                            Value.ofTexts(status.steps().stream()
                                    .map(step -> step.machine().value())
                                    .toList()));
        }
        var running = new TreeSet<String>();
        known.texts("machines")
                .forEach(name -> gateway.machine(new MachineName(name))
                        .flatMap(MachineView::image)
                        .ifPresent(image -> running.add(image.toString())));
        var outputs = Fields.EMPTY
                .with("generation", status.generation())
                .with("state", MachineSpecs.word(status.state()))
                .with("runningImages", String.join(", ", running));
        return new Found(known, known.and(outputs));
    }

    @Override
    public void delete(String id, Fields state, Operation operation) {
        SiteAccess.forRemoval(sites, ChildId.parse(id).site(), operation).ifPresent(gateway -> {
            for (var name : new ArrayList<>(state.texts("machines"))) {
                operation.messages().progress("powering off " + name);
                gateway.machine(new MachineName(name))
                        .filter(MachineView::running)
                        .ifPresent(view -> gateway.stop(view.name()));
            }
        });
    }
}
