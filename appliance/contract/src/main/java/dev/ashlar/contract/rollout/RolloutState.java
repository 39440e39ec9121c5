package dev.ashlar.contract.rollout;

/** How far a rollout is. */
public enum RolloutState {
    RUNNING,
    PAUSED,
    ABORTING,
    ROLLING_BACK,
    DONE,
    ABORTED,
    ROLLED_BACK,
    FAILED;

    public boolean isFinal() {
        return this == DONE || this == ABORTED || this == ROLLED_BACK || this == FAILED;
    }
}
