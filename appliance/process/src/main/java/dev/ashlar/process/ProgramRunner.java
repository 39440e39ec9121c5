package dev.ashlar.process;

import dev.ashlar.contract.AshlarException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs external programs to their end. Output is streamed line by line and kept; past the time limit the program and
 * its children are killed. Thread-safe.
 */
public final class ProgramRunner {
    /** Runs quietly. */
    public Outcome run(Command command) {
        return run(command, _ -> {});
    }

    /** Runs and hands each line of either stream to {@code lines} as it comes, possibly from two threads. */
    public Outcome run(Command command, Consumer<String> lines) {
        var process = start(command);
        var output = new StringBuilder();
        var tail = new LineTail(20);
        try {
            var out = drain(process.getInputStream(), line -> {
                output.append(line).append('\n');
                tail.add(line);
                lines.accept(line);
            });
            var err = drain(process.getErrorStream(), line -> {
                tail.add(line);
                lines.accept(line);
            });
            feed(process, command);
            if (!process.waitFor(command.timeLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw AshlarException.external(command.name() + " did not end within "
                        + command.timeLimit().toSeconds() + " s and was killed; its last lines: " + tail.text());
            }
            out.join();
            err.join();
            return new Outcome(command, process.exitValue(), output.toString(), tail.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AshlarException.external(command.name() + " was interrupted", e);
        } finally {
            kill(process);
        }
    }

    private static Process start(Command command) {
        var builder = new ProcessBuilder(command.arguments());
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw AshlarException.external(
                    "cannot start " + command.arguments().getFirst() + ": " + e.getMessage()
                            + "; ./ashlar doctor lists what is missing",
                    e);
        }
    }

    private static void feed(Process process, Command command) {
        try (var stdin = process.getOutputStream()) {
            if (command.input().isPresent()) {
                stdin.write(command.input().get().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // It ended without reading its input: its exit code says why.
        }
    }

    private static Thread drain(InputStream stream, Consumer<String> lines) {
        return Thread.ofVirtual().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines);
            } catch (IOException | java.io.UncheckedIOException _) {
                // The stream was closed because the process was killed.
            }
        });
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
