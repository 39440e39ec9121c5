package dev.ashlar.shell;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.shell.commands.ShellEnvironment;
import dev.ashlar.shell.interactive.InteractiveShell;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code ashlar COMMAND}: one command; {@code ashlar}: a conversation, or a script when standard input is no terminal. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var out = stream(FileDescriptor.out);
        var err = stream(FileDescriptor.err);
        int exitCode;
        try (var environment = ShellEnvironment.of(System.getenv(), Path.of("").toAbsolutePath(), out, err)) {
            exitCode = run(List.of(arguments), environment);
        }
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    static int run(List<String> words, ShellEnvironment environment) throws IOException {
        var runner = new CommandRunner(Commands.registry(environment), environment.out(), environment.err());
        if (words.isEmpty()) {
            return Optional.ofNullable(System.console())
                            .filter(Console::isTerminal)
                            .isPresent()
                    ? new InteractiveShell(runner::runLine, runner.registry(), environment).run()
                    : new ScriptRunner(runner)
                            .run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        }
        if (words.equals(List.of("--version")) || words.equals(List.of("version"))) {
            environment.out().println("ashlar " + version());
            return 0;
        }
        return words.getFirst().equals("script") ? script(words, runner, environment.err()) : runner.run(words);
    }

    private static int script(List<String> words, CommandRunner runner, PrintStream err) {
        try {
            if (words.size() != 2) {
                throw AshlarException.user("script needs FILE; usage: script FILE");
            }
            return new ScriptRunner(runner).runFile(Path.of(words.get(1)));
        } catch (AshlarException e) {
            err.println("ashlar: " + e.getMessage());
            return e.category().exitCode();
        }
    }

    private static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
