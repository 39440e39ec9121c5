package dev.ashlar.control.rollout;

import dev.ashlar.contract.rollout.RolloutPlan;

/** What the planner came to. */
public sealed interface Decision {
    /** Make this the target. */
    record NextPlan(RolloutPlan plan) implements Decision {}

    /** Nothing to change now. */
    record Wait(String reason) implements Decision {}
}
