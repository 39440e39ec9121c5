package dev.ashlar.shell;

import dev.ashlar.shell.commands.EventCommands;
import dev.ashlar.shell.commands.ImageCommands;
import dev.ashlar.shell.commands.MachineCommands;
import dev.ashlar.shell.commands.PublishCommands;
import dev.ashlar.shell.commands.RolloutCommands;
import dev.ashlar.shell.commands.ShellEnvironment;
import dev.ashlar.shell.commands.SiteCommands;
import dev.ashlar.shell.commands.StatusCommands;
import dev.ashlar.shell.line.ShellCommand;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/** Every command there is. They are registered by hand: no scanning, so that a single command starts fast. */
final class Commands {
    private Commands() {}

    static CommandRegistry registry(ShellEnvironment environment) {
        var all = new LinkedHashSet<Command>(nouns(environment));
        return new CommandRegistry(all);
    }

    private static List<ShellCommand> nouns(ShellEnvironment environment) {
        return Stream.of(
                        new StatusCommands(environment).commands(),
                        new MachineCommands(environment).commands(),
                        new ImageCommands(environment).commands(),
                        new PublishCommands(environment).commands(),
                        new RolloutCommands(environment).commands(),
                        new EventCommands(environment).commands(),
                        new SiteCommands(environment).commands())
                .flatMap(List::stream)
                .toList();
    }
}
