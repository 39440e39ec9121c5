package dev.ashlar.shell.line;

/**
 * A word a command takes.
 *
 * @param name as usage shows it, upper case
 */
public record Parameter(String name, Kind kind, boolean required) {
    /** What the word names, for completion. */
    public enum Kind {
        MACHINE,
        IMAGE,
        ROLE,
        FILE,
        TEXT
    }

    public static Parameter of(String name, Kind kind) {
        return new Parameter(name, kind, true);
    }

    public static Parameter optional(String name, Kind kind) {
        return new Parameter(name, kind, false);
    }

    String usage() {
        return required ? name : "[" + name + "]";
    }
}
