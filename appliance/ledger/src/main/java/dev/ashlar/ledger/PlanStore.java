package dev.ashlar.ledger;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.rollout.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** Immutable plans and the one target among them. */
public interface PlanStore {
    /** What making a plan the target came to. */
    sealed interface Outcome {
        record Accepted() implements Outcome {}

        /** Another plan is the target now: read it and plan again. */
        record ParentMoved(Optional<RolloutPlan> target) implements Outcome {}
    }

    Optional<RolloutPlan> target();

    /**
     * Stores the plan and makes it the target, in one transaction, if its parent is the target. A plan that is the
     * target already is accepted again, so the call may be repeated when its answer was lost.
     */
    Outcome makeTarget(RolloutPlan plan);

    /** Newest first, at most {@code limit}. */
    List<RolloutPlan> history(int limit);

    /** Generations only grow along the chain of plans. */
    static void checkGeneration(RolloutPlan plan) {
        if (plan.generation() <= plan.parent().orElse(0L)) {
            throw new AshlarException(
                    ErrorCategory.BUG,
                    "plan of generation " + plan.generation() + " is not newer than its parent "
                            + plan.parent().orElse(0L));
        }
    }
}
