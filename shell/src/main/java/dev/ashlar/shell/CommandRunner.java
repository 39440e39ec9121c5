package dev.ashlar.shell;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.shell.line.LineParser;
import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.line.ShellCommand;
import dev.ashlar.shell.line.Words;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;

/** Runs the words of one command through Spring Shell and turns whatever happens into an exit code. */
final class CommandRunner {
    private final CommandRegistry registry;
    private final LineParser parser;
    private final CommandExecutor executor;
    private final PrintStream out;
    private final PrintStream err;
    private final InputReader noInput = new InputReader() {};

    CommandRunner(CommandRegistry registry, PrintStream out, PrintStream err) {
        this.registry = registry;
        this.parser = new LineParser(registry);
        this.executor = new CommandExecutor(registry);
        this.out = out;
        this.err = err;
    }

    CommandRegistry registry() {
        return registry;
    }

    int runLine(String line) {
        try {
            return run(Words.of(line));
        } catch (AshlarException e) {
            return report(e, false);
        }
    }

    int run(List<String> words) {
        if (words.equals(List.of("help")) || words.equals(List.of("--help"))) {
            out.print(Overview.of(registry));
            out.flush();
            return 0;
        }
        boolean debug = words.contains("--" + Options.DEBUG);
        try {
            var input = parser.parse(words);
            if (input.options().stream().anyMatch(option -> Options.isNamed(option, Options.HELP))) {
                return help(String.join(" ", input.commandName(), String.join(" ", input.subCommands()))
                        .strip());
            }
            var writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
            return executor.execute(new CommandContext(input, registry, writer, noInput))
                    .code();
        } catch (CommandExecutionException e) {
            return report(e.getCause() == null ? e : e.getCause(), debug);
        } catch (RuntimeException e) {
            return report(e, debug);
        } finally {
            out.flush();
        }
    }

    private int help(String name) {
        if (registry.getCommandByName(name) instanceof ShellCommand command) {
            out.println(command.getHelp());
        }
        return 0;
    }

    private int report(Throwable failure, boolean debug) {
        if (debug) {
            failure.printStackTrace(err);
        }
        if (failure instanceof AshlarException known) {
            err.println("ashlar: " + oneLine(known.getMessage()));
            return known.category().exitCode();
        }
        err.println("ashlar: unexpected failure: " + oneLine(failure.toString())
                + (debug ? "" : "; run the command again with --debug for the whole story"));
        return ErrorCategory.BUG.exitCode();
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", "; ");
    }
}
