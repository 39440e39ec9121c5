package dev.ashlar.stacks.language;

import dev.ashlar.contract.AshlarException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import pulumirpc.EngineOuterClass.LogSeverity;

/** A running program: its standard output becomes the engine's messages, its standard error warnings. */
final class Program {
    private final Process process;
    private final Thread out;
    private final Thread err;

    private Program(Process process, EngineLog log) {
        this.process = process;
        this.out = forward(process.getInputStream(), line -> log.write(LogSeverity.INFO, line));
        this.err = forward(process.getErrorStream(), line -> log.write(LogSeverity.WARNING, line));
    }

    static Program start(ProgramLaunch launch, EngineLog log) {
        var builder = new ProcessBuilder(launch.arguments())
                .directory(launch.directory().toFile());
        builder.environment().putAll(launch.environment());
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return new Program(process, log);
        } catch (IOException e) {
            throw AshlarException.external("the program cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits for the end of the program and of everything it printed. */
    int exitCode() throws InterruptedException {
        var code = process.waitFor();
        out.join();
        err.join();
        return code;
    }

    /** Asks it to end, and kills it after five seconds. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Thread forward(InputStream stream, Consumer<String> lines) {
        return Thread.ofVirtual().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                        .forEach(lines);
            } catch (IOException | UncheckedIOException _) {
                // The program was killed.
            }
        });
    }
}
