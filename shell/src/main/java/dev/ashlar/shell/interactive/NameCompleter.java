package dev.ashlar.shell.interactive;

import dev.ashlar.shell.line.Parameter;
import dev.ashlar.shell.line.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/** Completes commands word by word, then options and the names the command takes. */
final class NameCompleter implements Completer {
    private final CommandRegistry registry;
    private final LiveNames names;

    NameCompleter(CommandRegistry registry, LiveNames names) {
        this.registry = registry;
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        proposals(line.words().subList(0, line.wordIndex()), line.word())
                .forEach(proposal -> candidates.add(new Candidate(proposal)));
    }

    /** What may come after {@code before}, given that the word begins with {@code begun}. */
    List<String> proposals(List<String> before, String begun) {
        for (int length = Math.min(2, before.size()); length > 0; length--) {
            var name = String.join(" ", before.subList(0, length));
            if (registry.getCommandByName(name) instanceof ShellCommand command) {
                return ofCommand(command, before.subList(length, before.size()), begun);
            }
        }
        return commandWords(before);
    }

    private List<String> commandWords(List<String> before) {
        var prefix = before.isEmpty() ? "" : String.join(" ", before) + " ";
        return registry.getCommands().stream()
                .map(Command::getName)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split(" ")[0])
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> ofCommand(ShellCommand command, List<String> before, String begun) {
        var proposals = new ArrayList<String>();
        if (!begun.startsWith("-")) {
            int given =
                    (int) before.stream().filter(word -> !word.startsWith("-")).count();
            command.parameters().stream()
                    .skip(given)
                    .findFirst()
                    .map(Parameter::kind)
                    .ifPresent(kind -> proposals.addAll(names.of(kind)));
        }
        command.getOptions().stream()
                .map(option -> "--" + option.longName())
                .filter(option -> !before.contains(option))
                .forEach(proposals::add);
        return List.copyOf(proposals);
    }
}
