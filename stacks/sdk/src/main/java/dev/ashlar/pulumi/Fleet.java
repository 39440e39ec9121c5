package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** Machines of one role that run one image: stamps out a {@link Machine} for each member and one {@link Rollout}. */
public final class Fleet extends ComponentResource {
    static final String TYPE = "ashlar:index:Fleet";

    private final List<Machine> machines;
    private final Rollout rollout;

    public Fleet(String name, FleetArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    @SuppressWarnings("this-escape") // children name their parent while it is made; the class is final
    public Fleet(String name, FleetArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var child = CustomResourceOptions.builder().parent(this).build();
        machines = args.members().stream()
                .map(member -> machine(args, member, child))
                .toList();
        rollout = new Rollout(name, rollout(args, machines), child);
        registerOutputs(Map.of("machines", names(), "state", rollout.state()));
    }

    private static Machine machine(FleetArgs args, FleetArgs.Member member, CustomResourceOptions options) {
        return new Machine(
                member.name(),
                MachineArgs.builder()
                        .site(args.site())
                        .name(member.name())
                        .role(args.image().role())
                        .firmware(member.firmware())
                        .secureBoot(member.secureBoot())
                        .tpm(member.tpm())
                        .memoryMib(member.memoryMib())
                        .cpus(member.cpus())
                        .build(),
                options);
    }

    private static RolloutArgs rollout(FleetArgs args, List<Machine> machines) {
        return RolloutArgs.builder()
                .site(args.site())
                .image(args.image().reference())
                .imageDigest(args.image().digest())
                .machines(Output.all(machines.stream().map(Machine::name).toList()))
                .policy(args.policy())
                .build();
    }

    public List<Machine> machines() {
        return machines;
    }

    public Rollout rollout() {
        return rollout;
    }

    /** Names of the members, known once they exist. */
    public Output<List<String>> names() {
        return Output.all(machines.stream().map(Machine::name).toList());
    }
}
