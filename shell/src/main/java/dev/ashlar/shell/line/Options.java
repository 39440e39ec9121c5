package dev.ashlar.shell.line;

import java.util.List;
import org.springframework.shell.core.command.CommandOption;

/** Options of commands. A flag takes no value. */
public final class Options {
    public static final String JSON = "json";
    public static final String SITE = "site";
    public static final String DEBUG = "debug";
    public static final String HELP = "help";

    /** What every command takes, also before its name. */
    public static final List<CommandOption> GLOBAL = List.of(
            flag(JSON, "JSON alone on standard output"),
            value(SITE, "the site's name; default $ASHLAR_SITE or lab"),
            flag(DEBUG, "stack traces of failures"),
            flag(HELP, "what the command does and takes"));

    private Options() {}

    public static CommandOption flag(String name, String description) {
        return CommandOption.with()
                .longName(name)
                .description(description)
                .type(boolean.class)
                .build();
    }

    public static CommandOption value(String name, String description) {
        return CommandOption.with()
                .longName(name)
                .description(description)
                .type(String.class)
                .build();
    }

    static boolean isFlag(CommandOption option) {
        return option.type() == boolean.class;
    }

    /** Whether it is the option of that name. */
    public static boolean isNamed(CommandOption option, String name) {
        return name.equals(option.longName());
    }

    static CommandOption withValue(CommandOption option, String value) {
        return new CommandOption(
                option.shortName(),
                option.longName(),
                option.description(),
                option.required(),
                option.defaultValue(),
                value,
                option.type());
    }
}
