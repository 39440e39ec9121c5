package dev.ashlar.shell;

import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.output.Table;
import java.util.Comparator;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/** What {@code help} shows. */
final class Overview {
    private Overview() {}

    static String of(CommandRegistry registry) {
        var table = Table.of("COMMAND", "WHAT IT DOES");
        registry.getCommands().stream()
                .sorted(Comparator.comparing(Command::getName))
                .forEach(command -> table.row(command.getName(), command.getDescription()));
        var options = Table.of("OPTION OF EVERY COMMAND", "");
        Options.GLOBAL.forEach(option -> options.row("--" + option.longName(), String.valueOf(option.description())));
        return """
                usage: ashlar [COMMAND [WORDS AND OPTIONS]]
                Without a command it is a conversation. ashlar COMMAND --help says more. script FILE runs a command a line.
                up, down, test, doctor and env are the launcher's own: ./ashlar doctor says what is missing.

                """ + table.render() + "\n" + options.render() + """

                exit codes: 0 done, 1 failed, 2 wrong usage or input, 70 a defect of this program
                """;
    }
}
