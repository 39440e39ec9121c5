package dev.ashlar.contract.rollout;

/** How far one machine is in a rollout. */
public enum StepState {
    /** Its turn has not come. */
    PENDING,
    /** It is assigned the new image and not healthy on it yet. */
    MOVING,
    /** Healthy on the new image, for less than the soak time. */
    SOAKING,
    /** Healthy on the new image for the soak time. */
    DONE,
    /** Not healthy on the new image in time, or ill after it was. */
    FAILED,
    /** It is assigned what it had before and not healthy on that yet. */
    ROLLING_BACK,
    /** It runs what it had before. */
    ROLLED_BACK,
    /** It is assigned what it had before but is not healthy on that either. */
    ROLLBACK_FAILED,
    /** It was never moved. */
    SKIPPED;

    /** Whether the new image is assigned to the machine. */
    public boolean isOnTarget() {
        return this == MOVING || this == SOAKING || this == DONE || this == FAILED;
    }
}
