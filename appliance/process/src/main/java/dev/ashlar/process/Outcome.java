package dev.ashlar.process;

import dev.ashlar.contract.AshlarException;

/**
 * How a program ended.
 *
 * @param output all of its standard output, UTF-8
 * @param lastLines the end of both streams, for messages
 */
public record Outcome(Command command, int exitCode, String output, String lastLines) {
    /** This, or a failure of category EXTERNAL with the last lines when the exit code is not 0. */
    public Outcome orFail(String doing) {
        if (exitCode != 0) {
            throw AshlarException.external(doing + ": " + command.name() + " ended with exit code " + exitCode
                    + (lastLines.isBlank() ? "" : "; its last lines: " + lastLines.strip()));
        }
        return this;
    }
}
