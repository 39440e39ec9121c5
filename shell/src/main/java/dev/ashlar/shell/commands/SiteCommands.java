package dev.ashlar.shell.commands;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.line.ShellCommand;
import java.util.List;
import java.util.Map;

/** {@code site stop}. */
public final class SiteCommands {
    private final ShellEnvironment environment;

    public SiteCommands(ShellEnvironment environment) {
        this.environment = environment;
    }

    public List<ShellCommand> commands() {
        var options =
                List.of(Options.flag("destroy", "its machines go too"), Options.flag("yes", "needed with --destroy"));
        return List.of(new ShellCommand(
                "site stop",
                "stops the site; ./ashlar up starts it again",
                List.of(),
                options,
                environment.doing(this::stop)));
    }

    private void stop(Invocation call) {
        boolean destroy = call.flag("destroy");
        if (destroy && !call.flag("yes")) {
            throw AshlarException.user(
                    "site stop --destroy deletes every machine of site " + call.site() + ": say --yes to go on");
        }
        call.client().shutdown(destroy);
        call.output()
                .result(
                        Map.of("site", call.site().value(), "phase", "stopped"),
                        "site " + call.site() + (destroy ? " stops and its machines go" : " stops"));
    }
}
