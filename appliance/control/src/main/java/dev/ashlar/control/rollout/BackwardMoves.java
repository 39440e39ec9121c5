package dev.ashlar.control.rollout;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStep;
import dev.ashlar.contract.rollout.StepState;
import java.util.List;
import java.util.Optional;

/**
 * Gives the moved machines what they had before, by new assignments with a new generation. Machines that are not
 * healthy go back at once, healthy ones within the policy's limit; machines that are away for other reasons do not hold
 * the way back up. One that does not become healthy on the old image either is given up on after the health time-out.
 */
final class BackwardMoves {
    private final PlanDraft draft;
    private final InventorySnapshot inventory;

    BackwardMoves(PlanDraft draft, InventorySnapshot inventory) {
        this.draft = draft;
        this.inventory = inventory;
    }

    /** Returns what is being waited for, for the case that nothing changed. */
    String advance() {
        var steps = draft.steps();
        long free = draft.parent().policy().maxUnavailable() - awayInThisRollout(steps);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.state() == StepState.PENDING) {
                draft.step(i, StepState.SKIPPED, "not moved", "never moved");
            } else if (step.state().isOnTarget()) {
                var costs = costs(step);
                if (!costs || free > 0) {
                    free -= costs ? 1 : 0;
                    goBack(i, step);
                }
            }
        }
        finishWhenSettled();
        return "waits for " + ReasonText.names(waitedFor()) + " to be back";
    }

    private long awayInThisRollout(List<RolloutStep> steps) {
        return steps.stream()
                .filter(step -> step.from().isPresent())
                .filter(step ->
                        step.state() == StepState.ROLLING_BACK || (step.state().isOnTarget() && !costs(step)))
                .count();
    }

    /** Whether going back takes a healthy machine away. */
    private boolean costs(RolloutStep step) {
        return step.from().isPresent()
                && inventory
                        .find(step.machine())
                        .map(machine -> machine.isHealthyOn(Optional.of(step.toDigest())))
                        .orElse(false);
    }

    private void goBack(int index, RolloutStep step) {
        var machine = step.machine();
        if (step.from().isPresent()) {
            var from = step.from().get();
            draft.assign(machine, from, step.fromDigest().orElseThrow());
            draft.step(index, StepState.ROLLING_BACK, "back to " + from, why(step));
        } else {
            draft.unassign(machine);
            draft.step(index, StepState.ROLLING_BACK, "off again, having had no image", why(step));
        }
    }

    private static String why(RolloutStep step) {
        return step.state() == StepState.FAILED ? "goes back: " + step.reason() : "goes back";
    }

    private void finishWhenSettled() {
        if (!waitedFor().isEmpty()) {
            return;
        }
        long lost = count(draft.steps(), StepState.ROLLBACK_FAILED);
        if (lost > 0) {
            draft.state(RolloutState.FAILED, lost + " of the moved machines are not healthy on what they had before");
        } else if (draft.state() == RolloutState.ABORTING) {
            draft.state(RolloutState.ABORTED, "aborted: every machine has what it had before");
        } else {
            draft.state(RolloutState.ROLLED_BACK, "rolled back: every machine has what it had before");
        }
    }

    private List<MachineName> waitedFor() {
        return draft.steps().stream()
                .filter(step ->
                        step.state() == StepState.ROLLING_BACK || step.state().isOnTarget())
                .map(RolloutStep::machine)
                .toList();
    }

    private static long count(List<RolloutStep> steps, StepState state) {
        return steps.stream().filter(step -> step.state() == state).count();
    }
}
