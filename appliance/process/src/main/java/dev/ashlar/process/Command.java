package dev.ashlar.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An external program to run: arguments as a list, never a shell string. Secrets belong into files or
 * {@link #input}, never into arguments.
 *
 * @param arguments program first
 * @param environment added to this process's environment
 * @param input written to the program's standard input, which is then closed
 */
public record Command(
        List<String> arguments,
        Optional<Path> directory,
        Map<String, String> environment,
        Duration timeLimit,
        Optional<String> input) {
    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A command with a limit of one minute. */
    public static Command of(String... arguments) {
        return of(Arrays.asList(arguments));
    }

    /** A command with a limit of one minute. */
    public static Command of(List<String> arguments) {
        return new Command(arguments, Optional.empty(), Map.of(), Duration.ofMinutes(1), Optional.empty());
    }

    public Command in(Path where) {
        return new Command(arguments, Optional.of(where), environment, timeLimit, input);
    }

    public Command within(Duration limit) {
        return new Command(arguments, directory, environment, limit, input);
    }

    public Command with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(arguments, directory, more, timeLimit, input);
    }

    public Command reading(String text) {
        return new Command(arguments, directory, environment, timeLimit, Optional.of(text));
    }

    public Command and(String... more) {
        var all = new ArrayList<>(arguments);
        all.addAll(Arrays.asList(more));
        return new Command(all, directory, environment, timeLimit, input);
    }

    /** The program's own name, for messages. */
    public String name() {
        return Path.of(arguments.getFirst()).getFileName().toString();
    }
}
