package dev.ashlar.shell.commands;

import dev.ashlar.client.SiteClient;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.images.builder.ImageBuilder;
import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.output.Output;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.shell.core.command.CommandContext;

/** One call of a command: its words, typed. */
final class Invocation {
    private final CommandContext context;
    private final ShellEnvironment environment;
    private final Output output;

    Invocation(CommandContext context, ShellEnvironment environment) {
        this.context = context;
        this.environment = environment;
        this.output = new Output(environment.out(), environment.err(), flag(Options.JSON));
    }

    Output output() {
        return output;
    }

    SiteName site() {
        return environment.site(option(Options.SITE));
    }

    SiteClient client() {
        return environment.client(site());
    }

    ImageBuilder builder() {
        return environment.builder();
    }

    Optional<String> argument(int index) {
        return context.parsedInput().arguments().stream()
                .filter(argument -> argument.index() == index)
                .map(argument -> argument.value())
                .findFirst();
    }

    /** A word the parser has seen to be there. */
    String word(int index) {
        return argument(index).orElseThrow();
    }

    MachineName machine() {
        return new MachineName(word(0));
    }

    boolean flag(String name) {
        return option(name).isPresent();
    }

    /** The last value wins. */
    Optional<String> option(String name) {
        return context.parsedInput().options().stream()
                .filter(option -> name.equals(option.longName()))
                .map(option -> option.value())
                .reduce((_, last) -> last);
    }

    long number(String name, long otherwise) {
        return parsed(name, otherwise, Long::parseLong, "a whole number");
    }

    /** {@code 90s}, {@code 5m}, {@code 1h} or ISO 8601. */
    Duration duration(String name, Duration otherwise) {
        return parsed(name, otherwise, Invocation::duration, "a duration such as 30s, 5m or 1h");
    }

    private static Duration duration(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
    }

    private <T> T parsed(String name, T otherwise, Function<String, T> parse, String form) {
        var text = option(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parse.apply(text.get());
        } catch (NumberFormatException | DateTimeParseException _) {
            throw AshlarException.user("option --" + name + ": \"" + text.get() + "\" is not " + form);
        }
    }
}
