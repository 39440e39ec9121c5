package dev.ashlar.shell.line;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/**
 * A command as Spring Shell runs it.
 *
 * @param name for instance {@code machine list}
 * @param options without the global ones
 */
public record ShellCommand(
        String name, String description, List<Parameter> parameters, List<CommandOption> options, Action action)
        implements Command {
    /** What it does; answers the exit code. */
    public interface Action {
        int run(CommandContext context) throws Exception;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getGroup() {
        return name.split(" ")[0];
    }

    @Override
    public List<CommandOption> getOptions() {
        return Stream.concat(options.stream(), Options.GLOBAL.stream()).toList();
    }

    @Override
    public ExitStatus execute(CommandContext context) throws Exception {
        return new ExitStatus(action.run(context), "");
    }

    /** One line, for instance {@code machine console NAME [--follow] [--offset VALUE]}. */
    public String usage() {
        var words = Stream.of(
                Stream.of(name),
                parameters.stream().map(Parameter::usage),
                options.stream()
                        .map(option -> "[--" + option.longName() + (Options.isFlag(option) ? "" : " VALUE") + "]"));
        return words.flatMap(each -> each).collect(Collectors.joining(" "));
    }

    @Override
    public String getHelp() {
        var lines =
                getOptions().stream().map(option -> "  --%-18s %s".formatted(option.longName(), option.description()));
        return description + "\nusage: " + usage() + "\n" + lines.collect(Collectors.joining("\n"));
    }
}
