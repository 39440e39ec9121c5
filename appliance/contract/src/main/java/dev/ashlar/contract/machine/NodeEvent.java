package dev.ashlar.contract.machine;

/** What can move a machine from one {@link NodeState} to another. */
public enum NodeEvent {
    /** A lease is asked of a cloud. */
    ACQUIRE,
    /** The lease was refused. */
    LEASE_REFUSED,
    /** Powered on with an image to boot; owned hardware starts here, leased hardware once leased. */
    PREPARE,
    /** Provisioning or boot failed, or took too long. */
    BOOT_FAILED,
    /** It enrolled and reported: operating system and node service run. */
    BOOTED,
    /** All its health checks pass. */
    HEALTHY,
    /** A core check fails that passed before. */
    UNHEALTHY,
    /** A core check fails for good, or it was away for too long. */
    FAIL,
    /** Nothing was heard from it for a while; decided from outside. */
    LOST,
    /** It was heard again. */
    HEARD,
    /** The operator takes it out of use. */
    MARK_UNAVAILABLE,
    /** The operator puts it back. */
    MARK_AVAILABLE,
    /** It is rebooted into an image, the same or another. */
    REIMAGE,
    /** It was powered off. */
    POWER_OFF,
    /** It is to go. */
    DESTROY,
    /** Nothing of it is left. */
    GONE
}
