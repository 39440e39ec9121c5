package dev.ashlar.stacks.provider.resource;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.stacks.provider.host.SiteGateway;
import dev.ashlar.stacks.provider.host.Sites;
import dev.ashlar.stacks.provider.resource.Operation.Ended;
import dev.ashlar.stacks.provider.value.Difference;
import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.InputCheck;
import dev.ashlar.stacks.provider.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ashlar:index:Machine}: a place that can boot. Making it does not boot it; the first rollout that names it
 * does. From then on a machine that should be on and is not is drift.
 */
public final class MachineType implements ResourceType {
    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(5);

    private final Sites sites;

    public MachineType(Sites sites) {
        this.sites = sites;
    }

    @Override
    public String token() {
        return "ashlar:index:Machine";
    }

    @Override
    public InputCheck check(String name, Fields inputs) {
        return new InputCheck(inputs)
                .text("site", SiteName::new)
                .text("name", MachineName::new, name)
                .text("role", RoleName::new)
                .oneOf("firmware", "bios", List.of("bios", "uefi"))
                .flag("secureBoot", false)
                .flag("tpm", false)
                .integer("memoryMib", 256, 128, 1_048_576)
                .integer("cpus", 1, 1, 256)
                .list("disksGib", MachineType::checkDisk)
                .oneOf("power", "on", List.of("on", "off"))
                .rule("firmware", MachineSpecs::of);
    }

    private static void checkDisk(Value size) {
        if (!(size instanceof Value.Quantity number) || number.number() < 1) {
            throw AshlarException.user("each disk must be a whole number of GiB, 1 or more");
        }
    }

    @Override
    public Set<String> replacing() {
        return Set.of("site", "name");
    }

    @Override
    public List<String> drift(Fields state, Fields inputs) {
        var assigned = state.number("generation").orElse(0.0) > 0;
        var wanted = inputs.text("power").orElse("on").equals("on");
        return assigned && state.flag("running") != wanted ? List.of("running") : List.of();
    }

    @Override
    public Made create(Fields inputs, Operation operation) {
        if (operation.preview()) {
            return new Made("", inputs);
        }
        var site = SiteAccess.site(inputs);
        var gateway = sites.gateway(site);
        var spec = MachineSpecs.of(inputs);
        var id = new ChildId(site, spec.name().value()).toString();
        var settled = settle(gateway, gateway.register(spec), inputs, operation);
        return new Made(id, inputs.and(outputs(settled.view())), settled.problems());
    }

    @Override
    public Fields update(String id, Fields state, Fields inputs, Operation operation) {
        var place = Difference.between(MachineSpecs.place(state), MachineSpecs.place(inputs));
        var name = ChildId.parse(id).name();
        if (operation.preview()) {
            if (!place.isEmpty()) {
                operation.messages().info(name + " will be powered off and on: " + String.join(", ", place.keySet()));
            } else if (!drift(state, inputs).isEmpty()) {
                operation.messages().info(name + " will be powered " + inputs.requireText("power"));
            }
            return inputs.and(Fields.EMPTY.with("mac", state.get("mac")).with("address", state.get("address")));
        }
        var gateway = sites.gateway(SiteAccess.site(inputs));
        var view = gateway.register(MachineSpecs.of(inputs));
        if (!place.isEmpty() && view.running()) {
            view = gateway.stop(view.name());
        }
        var settled = settle(gateway, view, inputs, operation);
        if (!settled.problems().isEmpty()) {
            throw AshlarException.external(String.join("; ", settled.problems()));
        }
        return inputs.and(outputs(settled.view()));
    }

    @Override
    public Optional<Found> read(String id, Fields inputs, Fields state, Operation operation) {
        var child = ChildId.parse(id);
        if (!sites.isRunning(child.site())) {
            operation.messages().warn("site " + child.site() + " does not run: " + child.name() + " was not looked at");
            return sites.exists(child.site()) ? Optional.of(new Found(inputs, state)) : Optional.empty();
        }
        return sites.gateway(child.site())
                .machine(new MachineName(child.name()))
                .map(view -> {
                    var known = MachineSpecs.inputs(child.site(), view, inputs);
                    return new Found(known, known.and(outputs(view)));
                });
    }

    @Override
    public void delete(String id, Fields state, Operation operation) {
        var child = ChildId.parse(id);
        SiteAccess.forRemoval(sites, child.site(), operation)
                .ifPresent(gateway -> gateway.deleteMachine(new MachineName(child.name())));
    }

    private record Settled(MachineView view, List<String> problems) {}

    /** Brings its power to what is wanted; a machine that has an image is waited for until it is healthy. */
    private static Settled settle(SiteGateway gateway, MachineView view, Fields inputs, Operation operation) {
        if (inputs.requireText("power").equals("off")) {
            return new Settled(view.running() ? gateway.stop(view.name()) : view, List.of());
        }
        if (view.generation() == 0) {
            return new Settled(view, List.of());
        }
        if (!view.running()) {
            gateway.start(view.name());
        }
        operation.messages().progress("waiting until " + view.name() + " is healthy");
        var ended = operation.await(HEALTHY_WITHIN, () -> isAvailable(gateway, view.name()));
        var now = gateway.machine(view.name()).orElse(view);
        return new Settled(now, ended == Ended.FULFILLED ? List.of() : List.of(complaint(now, ended)));
    }

    private static boolean isAvailable(SiteGateway gateway, MachineName name) {
        return gateway.machine(name)
                .filter(MachineView::running)
                .filter(view -> view.state() == NodeState.AVAILABLE)
                .isPresent();
    }

    private static String complaint(MachineView view, Ended ended) {
        var why = view.reason().isBlank() ? "" : " (" + view.reason() + ")";
        return "machine " + view.name() + " is " + MachineSpecs.word(view.state()) + why
                + (ended == Ended.CANCELLED ? "; cancelled" : ", not available in time")
                + "; ashlar machine console " + view.name() + " shows its boot";
    }

    static Fields outputs(MachineView view) {
        var fields = Fields.EMPTY
                .with("mac", view.mac().toString())
                .with("address", view.address())
                .with("state", MachineSpecs.word(view.state()))
                .with("running", view.running())
                .with("generation", view.generation());
        return view.image().map(image -> fields.with("image", image.toString())).orElse(fields.with("image", ""));
    }
}
