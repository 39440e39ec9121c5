package dev.ashlar.contract.rollout;

import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plan as {@code rollout status} shows it.
 *
 * @param plan number of the rollout
 * @param parent generation of the parent plan
 */
public record RolloutStatus(
        long plan,
        long generation,
        Optional<Long> parent,
        RolloutState state,
        Optional<ImageReference> target,
        String reason,
        List<Wave> waves,
        List<Step> steps) {
    /** A wave and the machines in it. */
    public record Wave(int number, List<MachineName> machines) {}

    /** One machine. */
    public record Step(
            MachineName machine,
            int wave,
            Optional<ImageReference> from,
            ImageReference to,
            StepState state,
            String reason) {}

    /** The same, saying {@code why} instead. */
    public RolloutStatus withReason(String why) {
        return new RolloutStatus(plan, generation, parent, state, target, why, waves, steps);
    }

    public static RolloutStatus of(RolloutPlan plan) {
        var waves = new TreeMap<Integer, List<MachineName>>();
        plan.steps()
                .forEach(step -> waves.computeIfAbsent(step.wave(), _ -> new ArrayList<>())
                        .add(step.machine()));
        return new RolloutStatus(
                plan.rollout(),
                plan.generation(),
                plan.parent(),
                plan.state(),
                plan.target(),
                plan.reason(),
                waves.entrySet().stream()
                        .map(wave -> new Wave(wave.getKey(), List.copyOf(wave.getValue())))
                        .toList(),
                plan.steps().stream()
                        .map(step -> new Step(
                                step.machine(), step.wave(), step.from(), step.to(), step.state(), step.reason()))
                        .toList());
    }
}
