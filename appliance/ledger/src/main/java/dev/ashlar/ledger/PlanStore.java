package dev.ashlar.ledger;

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

    /** Stores the plan and makes it the target, in one transaction, if its parent is the target. */
    Outcome makeTarget(RolloutPlan plan);

    /** Newest first, at most {@code limit}. */
    List<RolloutPlan> history(int limit);
}
