package dev.ashlar.contract.rollout;

/** How far one machine is in a rollout. */
public enum StepState {
    PENDING,
    MOVING,
    SOAKING,
    DONE,
    FAILED,
    ROLLING_BACK,
    ROLLED_BACK,
    SKIPPED
}
