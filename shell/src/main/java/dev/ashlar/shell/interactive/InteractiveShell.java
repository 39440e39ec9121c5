package dev.ashlar.shell.interactive;

import dev.ashlar.client.SiteFiles;
import dev.ashlar.shell.commands.ShellEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandHighlighter;

/** Reads commands from a terminal until {@code exit}. A failing command ends nothing; Ctrl-C ends the command. */
public final class InteractiveShell {
    private final Consumer<String> runner;
    private final CommandRegistry registry;
    private final ShellEnvironment environment;

    /** @param runner runs a line and reports its failure */
    public InteractiveShell(Consumer<String> runner, CommandRegistry registry, ShellEnvironment environment) {
        this.runner = runner;
        this.registry = registry;
        this.environment = environment;
    }

    public int run() throws IOException {
        Files.createDirectories(environment.home());
        try (var terminal = TerminalBuilder.builder().system(true).build()) {
            var worker = Thread.currentThread();
            terminal.handle(Terminal.Signal.INT, _ -> worker.interrupt());
            var reader = reader(terminal);
            terminal.writer().println("Ashlar. help lists the commands, exit leaves.");
            while (readAndRun(reader)) {
                Thread.interrupted();
            }
            return 0;
        }
    }

    private LineReader reader(Terminal terminal) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("ashlar")
                .completer(new NameCompleter(registry, new LiveNames(environment)))
                .highlighter(new CommandHighlighter(registry))
                .variable(LineReader.HISTORY_FILE, environment.home().resolve("history"))
                .build();
    }

    /** False when the conversation is over. */
    private boolean readAndRun(LineReader reader) {
        try {
            var line = reader.readLine("ashlar " + SiteFiles.site(environment.variables()) + "> ")
                    .strip();
            if (line.equals("exit") || line.equals("quit")) {
                return false;
            }
            if (!line.isEmpty()) {
                runner.accept(line);
            }
            return true;
        } catch (UserInterruptException _) {
            return true;
        } catch (EndOfFileException _) {
            return false;
        }
    }
}
