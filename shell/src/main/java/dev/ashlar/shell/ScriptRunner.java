package dev.ashlar.shell;

import dev.ashlar.contract.AshlarException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a command a line, up to the first that fails. Empty lines and those that begin with {@code #} are skipped. */
final class ScriptRunner {
    private final CommandRunner runner;

    ScriptRunner(CommandRunner runner) {
        this.runner = runner;
    }

    int runFile(Path file) {
        try (var lines = Files.newBufferedReader(file)) {
            return run(lines);
        } catch (IOException e) {
            throw AshlarException.user("cannot read script " + file + ": " + e);
        }
    }

    int run(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            int exitCode = runner.runLine(line);
            if (exitCode != 0) {
                return exitCode;
            }
        }
        return 0;
    }
}
