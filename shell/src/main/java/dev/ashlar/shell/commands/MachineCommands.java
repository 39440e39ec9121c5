package dev.ashlar.shell.commands;

import dev.ashlar.client.MachineAction;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.line.Parameter;
import dev.ashlar.shell.line.ShellCommand;
import dev.ashlar.shell.output.Table;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code machine …}. */
public final class MachineCommands {
    private static final Parameter NAME = Parameter.of("NAME", Parameter.Kind.MACHINE);

    private final ShellEnvironment environment;

    public MachineCommands(ShellEnvironment environment) {
        this.environment = environment;
    }

    public List<ShellCommand> commands() {
        var reading = Stream.of(
                new ShellCommand("machine list", "all machines", List.of(), List.of(), environment.doing(this::list)),
                ofOne("show", "one machine", this::show),
                ofOne("timeline", "the marks of its current boot, and where the time went", this::timeline),
                console());
        var acting = Stream.of(MachineAction.values())
                .map(action -> ofOne(action.word(), description(action), call -> act(call, action)));
        return Stream.concat(reading, acting).toList();
    }

    private ShellCommand ofOne(String verb, String description, Consumer<Invocation> work) {
        return new ShellCommand("machine " + verb, description, List.of(NAME), List.of(), environment.doing(work));
    }

    private ShellCommand console() {
        var options = List.of(
                Options.flag("follow", "go on until interrupted"),
                Options.value("offset", "bytes to leave out at the beginning"));
        return new ShellCommand(
                "machine console",
                "its kept console output, as it is",
                List.of(NAME),
                options,
                environment.doing(this::console));
    }

    private static String description(MachineAction action) {
        return switch (action) {
            case START -> "powers it on to boot its image";
            case STOP -> "powers it off at once";
            case RESET -> "powers it off and on at once";
            case MARK_UNAVAILABLE -> "takes it out of use";
            case MARK_AVAILABLE -> "puts it back into use";
        };
    }

    private void list(Invocation call) {
        var machines = call.client().machines();
        var table = Table.of("NAME", "ROLE", "STATE", "IMAGE", "FIRMWARE", "GENERATION", "ADDRESS", "REASON");
        machines.forEach(machine -> table.row(
                machine.name(),
                machine.role(),
                word(machine.state()),
                machine.image().map(Object::toString).orElse(""),
                firmware(machine),
                machine.generation(),
                machine.address(),
                machine.reason()));
        call.output().result(machines, table);
    }

    private static String firmware(MachineView machine) {
        return word(machine.firmware()) + (machine.secureBoot() ? "+secure-boot" : "") + (machine.tpm() ? "+tpm" : "");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void show(Invocation call) {
        var machine = call.client().machine(call.machine());
        call.output().result(machine, describe(machine));
    }

    private static Table describe(MachineView machine) {
        return Table.of("NAME", machine.name().value())
                .row("role", machine.role())
                .row("state", word(machine.state()))
                .row("reason", machine.reason())
                .row("powered on", machine.running() ? "yes" : "no")
                .row("image", machine.image().map(Object::toString).orElse(""))
                .row("identity", machine.imageDigest().map(Object::toString).orElse(""))
                .row("generation", machine.generation())
                .row("firmware", firmware(machine))
                .row("memory", machine.memoryMib() + " MiB")
                .row("processors", machine.cpus())
                .row("MAC", machine.mac())
                .row("address", machine.address())
                .row(
                        "powered on at",
                        machine.poweredOnAt().map(Object::toString).orElse(""))
                .row("healthy at", machine.healthyAt().map(Object::toString).orElse(""));
    }

    private void timeline(Invocation call) {
        var events = call.client().timeline(call.machine());
        var table = Table.of("EVENT", "AT", "SINCE POWER-ON", "STEP");
        long previous = 0;
        for (var event : events) {
            table.row(event.event(), event.at(), seconds(event.millis()), seconds(event.millis() - previous));
            previous = event.millis();
        }
        call.output().result(events, table.render() + longest(events));
    }

    private static String longest(List<TimelineEvent> events) {
        var slowest = "";
        long most = 0;
        for (int i = 1; i < events.size(); i++) {
            long step = events.get(i).millis() - events.get(i - 1).millis();
            if (step > most) {
                most = step;
                slowest = "longest: " + events.get(i - 1).event() + " to "
                        + events.get(i).event() + ", " + seconds(step) + "\n";
            }
        }
        return slowest;
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f s", millis / 1000.0);
    }

    private void console(Invocation call) {
        long offset = call.number("offset", 0);
        try (var console = call.client().console(call.machine(), offset, call.flag("follow"))) {
            var out = call.output().raw();
            var buffer = new byte[8192];
            for (int count = console.read(buffer); count >= 0; count = console.read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            throw AshlarException.external("console of machine " + call.machine() + " ended: " + e.getMessage(), e);
        }
    }

    private void act(Invocation call, MachineAction action) {
        var machine = call.client().act(call.machine(), action);
        call.output().result(machine, "machine " + machine.name() + " is " + word(machine.state()));
    }
}
