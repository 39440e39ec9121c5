package dev.ashlar.control.simulation;

/** What becomes of a machine that boots an image. */
public enum Behaviour {
    HEALTHY,
    /** Takes 40 s instead of 3 s to report. */
    SLOW,
    /** Reports, but a check always fails. */
    NEVER_HEALTHY,
    /** Healthy at first; a check fails from 6 s after power-on. */
    FALLS_ILL,
    /** Powers itself off 2 s after power-on. */
    CRASHES,
    /** Boots, but never reports. */
    HANGS,
    /** Reports and is healthy, but does not reboot when told. */
    DEAF
}
