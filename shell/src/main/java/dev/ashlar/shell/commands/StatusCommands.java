package dev.ashlar.shell.commands;

import dev.ashlar.contract.site.SiteStatus;
import dev.ashlar.shell.line.ShellCommand;
import dev.ashlar.shell.output.Table;
import java.util.List;

/** {@code status}. */
public final class StatusCommands {
    private final ShellEnvironment environment;

    public StatusCommands(ShellEnvironment environment) {
        this.environment = environment;
    }

    public List<ShellCommand> commands() {
        return List.of(new ShellCommand(
                "status",
                "the site, its services and addresses",
                List.of(),
                List.of(),
                environment.doing(this::status)));
    }

    private void status(Invocation call) {
        var status = call.client().status();
        call.output().result(status, text(status));
    }

    private static String text(SiteStatus status) {
        var services = Table.of("SERVICE", "STATE", "ADDRESS");
        status.services().forEach(service -> services.row(service.name(), service.state(), service.address()));
        return """
                site         %s (%s)
                API          %s
                OpenAPI      %s
                object store %s, bucket %s
                ledger       %s
                authority    %s

                """.formatted(
                                status.site(),
                                status.phase(),
                                status.api().url(),
                                status.api().openapi(),
                                status.objectStore().endpoint(),
                                status.objectStore().bucket(),
                                status.ledger().url(),
                                status.caFile())
                + services.render();
    }
}
