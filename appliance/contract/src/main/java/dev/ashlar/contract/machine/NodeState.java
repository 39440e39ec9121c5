package dev.ashlar.contract.machine;

/** Where a machine is in its life (seed 001 §4.5.2); moves are listed in {@link LifeCycle}. */
public enum NodeState {
    NONE,
    ACQUIRING,
    ACQUIRING_FAILED,
    PREPARING,
    PREPARING_FAILED,
    INITIALIZING,
    AVAILABLE,
    UNAVAILABLE,
    OFFLINE,
    FAILED,
    DESTROYING,
    DESTROYED
}
