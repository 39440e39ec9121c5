package dev.ashlar.control.rollout;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.contract.rollout.RolloutStep;
import dev.ashlar.contract.rollout.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deals the machines of a rollout into waves, by name: wave 0 is the canary and every machine that has no image yet,
 * since moving those takes nothing away; then waves of equal size.
 */
final class WaveLayout {
    private WaveLayout() {}

    static List<RolloutStep> steps(
            Target target, InventorySnapshot inventory, Map<MachineName, Assignment> assigned, Instant now) {
        var steps = new ArrayList<RolloutStep>();
        int moved = 0;
        for (var name : machines(target, inventory)) {
            var had = Optional.ofNullable(assigned.get(name));
            if (had.isEmpty()) {
                steps.add(step(name, 0, had, target, now, StepState.PENDING, "has no image yet: moved at once"));
            } else if (had.get().image().equals(target.image())) {
                var why = "is assigned " + target.reference() + " already";
                steps.add(step(name, 0, had, target, now, StepState.SKIPPED, why));
            } else {
                int wave = wave(moved++, target);
                var why = wave == 0 ? "canary" : "wave " + wave;
                steps.add(step(name, wave, had, target, now, StepState.PENDING, why));
            }
        }
        steps.sort(Comparator.comparingInt(RolloutStep::wave).thenComparing(RolloutStep::machine));
        return steps;
    }

    private static int wave(int index, Target target) {
        int canary = target.policy().canary();
        return index < canary ? 0 : 1 + (index - canary) / target.policy().waveSize();
    }

    private static List<MachineName> machines(Target target, InventorySnapshot inventory) {
        var role = target.reference().role();
        if (target.machines().isEmpty()) {
            var all = inventory.machines().values().stream()
                    .filter(machine -> machine.role().equals(role))
                    .map(MachineCondition::name)
                    .toList();
            if (all.isEmpty()) {
                throw AshlarException.user("rollout to " + target.reference() + ": no machine has role " + role);
            }
            return all;
        }
        target.machines().forEach(name -> check(name, target, inventory));
        return target.machines().stream().distinct().sorted().toList();
    }

    private static void check(MachineName name, Target target, InventorySnapshot inventory) {
        var machine = inventory
                .find(name)
                .orElseThrow(() -> AshlarException.notFound("rollout to " + target.reference() + ": machine " + name
                        + " is not registered, or is being deleted; machine list shows those that are"));
        if (!machine.role().equals(target.reference().role())) {
            throw AshlarException.user("rollout to " + target.reference() + ": machine " + name + " has role "
                    + machine.role() + ", which this image is not for");
        }
    }

    private static RolloutStep step(
            MachineName name,
            int wave,
            Optional<Assignment> had,
            Target target,
            Instant now,
            StepState state,
            String reason) {
        return new RolloutStep(
                name,
                wave,
                had.map(Assignment::reference),
                had.map(Assignment::image),
                target.reference(),
                target.image(),
                state,
                now,
                reason);
    }
}
