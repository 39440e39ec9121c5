package dev.ashlar.contract.rollout;

/** How far a rollout is. */
public enum RolloutState {
    RUNNING,
    /** No machine is moved, in either direction, until it is resumed or aborted. */
    PAUSED,
    /** The operator wants it undone: moved machines go back. */
    ABORTING,
    /** Too many machines failed: moved machines go back. */
    ROLLING_BACK,
    /** Every machine is on the target, save failures within the budget. */
    DONE,
    ABORTED,
    ROLLED_BACK,
    /** Undone, but at least one machine is not healthy on what it had before. */
    FAILED;

    public boolean isFinal() {
        return this == DONE || this == ABORTED || this == ROLLED_BACK || this == FAILED;
    }
}
