package dev.ashlar.contract.rollout;

import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The whole truth about which machine boots what, and how far the rollout that led here has come. Immutable and
 * complete; the next plan names this one as its parent and has the next generation.
 *
 * @param rollout number of the rollout this plan is part of; 0 before the first
 * @param assignments every machine that has an image, sorted by name
 * @param policy of that rollout
 * @param steps of that rollout, in the order they are taken
 * @param reason why this plan differs from its parent
 */
public record RolloutPlan(
        long generation,
        Optional<Long> parent,
        long rollout,
        RolloutState state,
        Optional<ImageReference> target,
        RolloutPolicy policy,
        List<Assignment> assignments,
        List<RolloutStep> steps,
        Instant createdAt,
        String reason) {
    public RolloutPlan {
        assignments = assignments.stream()
                .sorted(Comparator.comparing(Assignment::machine))
                .toList();
        steps = List.copyOf(steps);
    }

    public Optional<Assignment> assignmentOf(MachineName machine) {
        return assignments.stream().filter(a -> a.machine().equals(machine)).findFirst();
    }
}
