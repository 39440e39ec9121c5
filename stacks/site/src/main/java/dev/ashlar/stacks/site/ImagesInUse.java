package dev.ashlar.stacks.site;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.MachineRecord;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Images that must not go: what the current plan assigns or may have to go back to, and what machines run. */
final class ImagesInUse {
    private ImagesInUse() {}

    static Set<Digest> of(Ledger ledger) {
        var planned = ledger.plans().target().stream().flatMap(ImagesInUse::named);
        var running =
                ledger.machines().list().stream().map(MachineRecord::image).flatMap(Optional::stream);
        return Stream.concat(planned, running).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Digest> named(RolloutPlan plan) {
        var assigned = plan.assignments().stream().map(Assignment::image);
        if (plan.state().isFinal()) {
            return assigned;
        }
        var steps = plan.steps().stream()
                .flatMap(step -> Stream.concat(Stream.of(step.toDigest()), step.fromDigest().stream()));
        return Stream.concat(assigned, steps);
    }
}
