package dev.ashlar.control.rollout;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStep;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.control.rollout.MachineCondition.Health;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves the machines of the current wave, as far as the policy allows. A wave begins when every machine of the waves
 * before it has settled. A machine that is away already, or never had an image, costs nothing to move.
 */
final class ForwardMoves {
    private final PlanDraft draft;
    private final InventorySnapshot inventory;

    ForwardMoves(PlanDraft draft, InventorySnapshot inventory) {
        this.draft = draft;
        this.inventory = inventory;
    }

    /** Returns what is being waited for, for the case that nothing changed. */
    String advance() {
        var steps = draft.steps();
        int wave = steps.stream()
                .filter(step -> !isSettled(step))
                .mapToInt(RolloutStep::wave)
                .min()
                .orElse(-1);
        if (wave < 0) {
            var failed = steps.stream()
                    .filter(step -> step.state() == StepState.FAILED)
                    .count();
            draft.state(RolloutState.DONE, failed == 0 ? "done" : "done with " + failed + " tolerated failures");
            return "";
        }
        return move(steps, wave);
    }

    private String move(List<RolloutStep> steps, int wave) {
        var away = away(steps);
        var blocked = new ArrayList<MachineName>();
        int free = draft.parent().policy().maxUnavailable() - away.size();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.state() != StepState.PENDING || step.wave() != wave) {
                continue;
            }
            var costs = step.from().isPresent() && isWell(step.machine());
            if (!costs || free > 0) {
                free -= costs ? 1 : 0;
                draft.assign(step.machine(), step.to(), step.toDigest());
                draft.step(i, StepState.MOVING, "to " + step.to() + " in wave " + wave, step.reason());
            } else {
                blocked.add(step.machine());
            }
        }
        return waiting(steps, wave, away, blocked);
    }

    /** Machines of the role that had an image and are not healthy on the one they are assigned. */
    private List<MachineName> away(List<RolloutStep> steps) {
        var newcomers = newcomers(steps);
        var role = draft.parent().target().map(target -> target.role());
        return inventory.machines().values().stream()
                .filter(machine -> role.map(r -> isOfRole(machine, r)).orElse(true))
                .map(MachineCondition::name)
                .filter(name -> draft.assignedTo(name).isPresent() && !newcomers.contains(name))
                .filter(name -> !isWell(name))
                .toList();
    }

    private static boolean isOfRole(MachineCondition machine, RoleName role) {
        return machine.role().equals(role);
    }

    /** Machines that get their first image by this rollout: nobody counts on them yet. */
    private static Set<MachineName> newcomers(List<RolloutStep> steps) {
        var newcomers = new HashSet<MachineName>();
        for (var step : steps) {
            if (step.from().isEmpty() && step.state() != StepState.DONE) {
                newcomers.add(step.machine());
            }
        }
        return newcomers;
    }

    /** In use, and healthy on what it is assigned. */
    private boolean isWell(MachineName name) {
        return inventory
                .find(name)
                .map(machine -> machine.isHealthyOn(draft.assignedTo(name)) && !machine.setAside())
                .orElse(false);
    }

    private String waiting(List<RolloutStep> steps, int wave, List<MachineName> away, List<MachineName> blocked) {
        var moving = named(steps, StepState.MOVING);
        if (!moving.isEmpty()) {
            return "wave " + wave + ": waits for " + ReasonText.names(moving) + " to become healthy";
        }
        var soaking = named(steps, StepState.SOAKING);
        if (!soaking.isEmpty()) {
            return "wave " + wave + ": " + ReasonText.names(soaking) + " soaks";
        }
        return "wave " + wave + ": cannot move " + ReasonText.names(blocked) + ": at most "
                + draft.parent().policy().maxUnavailable() + " may be away, and away is "
                + String.join(", ", away.stream().limit(5).map(this::explained).toList());
    }

    private String explained(MachineName name) {
        var machine = inventory.find(name).orElseThrow();
        var why = machine.health() == Health.OFF ? "switched off by its owner" : machine.reason();
        return why.isEmpty() ? name.value() : name + " (" + why + ")";
    }

    private static List<MachineName> named(List<RolloutStep> steps, StepState state) {
        return steps.stream()
                .filter(step -> step.state() == state)
                .map(RolloutStep::machine)
                .toList();
    }

    private static boolean isSettled(RolloutStep step) {
        return switch (step.state()) {
            case DONE, FAILED, SKIPPED, ROLLED_BACK, ROLLBACK_FAILED -> true;
            case PENDING, MOVING, SOAKING, ROLLING_BACK -> false;
        };
    }
}
