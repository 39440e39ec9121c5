package dev.ashlar.client;

import java.util.Locale;

/** What an operator can do to a machine. */
public enum MachineAction {
    START,
    STOP,
    RESET,
    MARK_UNAVAILABLE,
    MARK_AVAILABLE;

    /** As it is written in paths and commands, for instance {@code mark-available}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
