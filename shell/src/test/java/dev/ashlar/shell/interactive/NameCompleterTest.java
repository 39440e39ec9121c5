package dev.ashlar.shell.interactive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.shell.commands.MachineCommands;
import dev.ashlar.shell.commands.ShellEnvironment;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

final class NameCompleterTest {
    private final ShellEnvironment environment =
            ShellEnvironment.of(Map.of("ASHLAR_HOME", "/nowhere"), Path.of("/"), System.out, System.err);
    private final NameCompleter completer = new NameCompleter(
            new CommandRegistry(new LinkedHashSet<Command>(new MachineCommands(environment).commands())),
            new LiveNames(environment));

    @Test
    void completesCommandsWordByWord() {
        assertEquals(List.of("machine"), completer.proposals(List.of(), "m"));
        assertTrue(completer.proposals(List.of("machine"), "").containsAll(List.of("list", "show", "console")));
    }

    @Test
    void completesOptionsNotGivenYet() {
        var proposals = completer.proposals(List.of("machine", "console", "alpha", "--follow"), "--");

        assertTrue(proposals.contains("--offset"));
        assertTrue(!proposals.contains("--follow"));
    }

    @Test
    void aSiteThatDoesNotRunHasNoNames() {
        assertTrue(
                completer.proposals(List.of("machine", "show"), "").stream().allMatch(each -> each.startsWith("--")));
    }
}
