package dev.ashlar.shell.commands;

import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.line.ShellCommand;
import dev.ashlar.shell.output.Table;
import java.util.List;

/** {@code event list}. */
public final class EventCommands {
    private final ShellEnvironment environment;

    public EventCommands(ShellEnvironment environment) {
        this.environment = environment;
    }

    public List<ShellCommand> commands() {
        return List.of(new ShellCommand(
                "event list",
                "what happened, oldest first",
                List.of(),
                List.of(Options.value("after", "only events with a higher number")),
                environment.doing(this::list)));
    }

    private void list(Invocation call) {
        var events = call.client().events(call.number("after", 0));
        var table = Table.of("NUMBER", "AT", "KIND", "SUBJECT", "MESSAGE");
        events.forEach(event -> table.row(event.number(), event.at(), event.kind(), event.subject(), event.message()));
        call.output().result(events, table);
    }
}
