package dev.ashlar.shell.line;

import dev.ashlar.contract.AshlarException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Reads words strictly: an unknown command or option, a missing or superfluous word is refused (category USER) with
 * what was probably meant. Options may stand anywhere, {@code --name value} or {@code --name=value}; after {@code --}
 * nothing is an option. Global options may stand before the command.
 */
public final class LineParser implements CommandParser {
    private final CommandRegistry registry;

    public LineParser(CommandRegistry registry) {
        this.registry = registry;
    }

    @Override
    public ParsedInput parse(String line) {
        return parse(Words.of(line));
    }

    /** The words of one command. */
    public ParsedInput parse(List<String> words) {
        return new Reading(words).read();
    }

    /** One pass over the words. */
    private final class Reading {
        private final List<String> words;
        private final List<CommandOption> options = new ArrayList<>();
        private final List<String> positional = new ArrayList<>();
        private int next;

        Reading(List<String> words) {
            this.words = words;
        }

        ParsedInput read() {
            while (next < words.size() && words.get(next).startsWith("--")) {
                options.add(option(Options.GLOBAL, "ashlar"));
            }
            var command = command();
            boolean endOfOptions = false;
            while (next < words.size()) {
                var word = words.get(next);
                if (!endOfOptions && word.equals("--")) {
                    endOfOptions = true;
                    next++;
                } else if (!endOfOptions && word.startsWith("-") && word.length() > 1) {
                    options.add(option(command.getOptions(), command.name()));
                } else {
                    positional.add(word);
                    next++;
                }
            }
            checkCount(command);
            return result(command);
        }

        private ShellCommand command() {
            for (int length = Math.min(2, words.size() - next); length > 0; length--) {
                var name = String.join(" ", words.subList(next, next + length));
                if (registry.getCommandByName(name) instanceof ShellCommand command) {
                    next += length;
                    return command;
                }
            }
            throw AshlarException.user(unknownCommand());
        }

        private String unknownCommand() {
            var names = registry.getCommands().stream()
                    .map(Command::getName)
                    .sorted()
                    .toList();
            if (next >= words.size()) {
                return "which command? ashlar help lists them";
            }
            var noun = words.get(next);
            var verbs =
                    names.stream().filter(name -> name.startsWith(noun + " ")).toList();
            if (verbs.isEmpty()) {
                var nouns = names.stream()
                        .map(name -> name.split(" ")[0])
                        .distinct()
                        .toList();
                return "unknown command \"" + noun + "\"" + Suggestion.forWord(noun, nouns)
                        + "; ashlar help lists the commands";
            }
            if (next + 1 >= words.size()) {
                return noun + " what? " + String.join(", ", verbs);
            }
            var wanted = noun + " " + words.get(next + 1);
            return "unknown command \"" + wanted + "\"" + Suggestion.forWord(wanted, verbs) + "; there is "
                    + String.join(", ", verbs);
        }

        private CommandOption option(List<CommandOption> known, String command) {
            var word = words.get(next++);
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var option = known.stream()
                    .filter(each -> name.equals("--" + each.longName()))
                    .findFirst()
                    .orElseThrow(() -> AshlarException.user(command + ": unknown option " + name
                            + Suggestion.forWord(
                                    name,
                                    known.stream()
                                            .map(each -> "--" + each.longName())
                                            .toList())));
            if (Options.isFlag(option)) {
                if (equals >= 0) {
                    throw AshlarException.user(command + ": option " + name + " takes no value");
                }
                return Options.withValue(option, "true");
            }
            return Options.withValue(option, equals < 0 ? value(command, name) : word.substring(equals + 1));
        }

        private String value(String command, String name) {
            if (next >= words.size() || words.get(next).startsWith("--")) {
                throw AshlarException.user(command + ": option " + name + " needs a value");
            }
            return words.get(next++);
        }

        private void checkCount(ShellCommand command) {
            if (options.stream().anyMatch(option -> Options.isNamed(option, Options.HELP))) {
                return;
            }
            var parameters = command.parameters();
            if (positional.size() > parameters.size()) {
                throw AshlarException.user(command.name() + ": unexpected word \"" + positional.get(parameters.size())
                        + "\"; usage: " + command.usage());
            }
            if (positional.size() < parameters.size()
                    && parameters.get(positional.size()).required()) {
                throw AshlarException.user(command.name() + " needs "
                        + parameters.get(positional.size()).name() + "; usage: " + command.usage());
            }
        }

        private ParsedInput result(ShellCommand command) {
            var input = ParsedInput.builder();
            var name = command.name().split(" ");
            input.commandName(name[0]);
            for (int i = 1; i < name.length; i++) {
                input.addSubCommand(name[i]);
            }
            options.forEach(input::addOption);
            for (int i = 0; i < positional.size(); i++) {
                input.addArgument(new CommandArgument(i, positional.get(i)));
            }
            return input.build();
        }
    }
}
