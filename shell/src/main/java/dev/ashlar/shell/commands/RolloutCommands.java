package dev.ashlar.shell.commands;

import dev.ashlar.client.SiteClient;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.shell.line.Options;
import dev.ashlar.shell.line.Parameter;
import dev.ashlar.shell.line.ShellCommand;
import dev.ashlar.shell.output.Table;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandOption;

/** {@code rollout …}. */
public final class RolloutCommands {
    private static final int HISTORY = 20;

    private final ShellEnvironment environment;

    public RolloutCommands(ShellEnvironment environment) {
        this.environment = environment;
    }

    public List<ShellCommand> commands() {
        return List.of(
                start(),
                new ShellCommand(
                        "rollout status",
                        "the rollout that is under way, or the last one",
                        List.of(),
                        List.of(),
                        environment.doing(this::status)),
                change("pause", "starts no further machine until resumed", SiteClient::pauseRollout),
                change("resume", "goes on", SiteClient::resumeRollout),
                change("abort", "rolls back what was moved", SiteClient::abortRollout),
                new ShellCommand(
                        "rollout history",
                        "plans, newest first",
                        List.of(),
                        List.of(Options.value("limit", "how many; default " + HISTORY)),
                        environment.doing(this::history)));
    }

    private ShellCommand start() {
        return new ShellCommand(
                "rollout start",
                "moves machines to an image in waves, behind health gates",
                List.of(Parameter.of("IMAGE", Parameter.Kind.IMAGE)),
                startOptions(),
                environment.action(this::start));
    }

    private static List<CommandOption> startOptions() {
        return List.of(
                Options.value("machines", "names joined by commas; default every machine of the image's role"),
                Options.flag("dry-run", "only say what would be done, and why"),
                Options.value("canary", "machines in the first wave; 0 for none"),
                Options.value("wave-size", "machines in each later wave"),
                Options.value("max-unavailable", "machines that may be away at once"),
                Options.value("soak", "how long a wave must stay healthy, for instance 30s"),
                Options.value("failure-budget", "failed machines that are tolerated"),
                Options.value("health-timeout", "how long a machine may take to become healthy, for instance 2m"),
                Options.flag("wait", "until it ends; exit code 1 unless it is done"));
    }

    private ShellCommand change(String verb, String description, Function<SiteClient, RolloutStatus> change) {
        return new ShellCommand(
                "rollout " + verb,
                description,
                List.of(),
                List.of(),
                environment.doing(call -> show(call, change.apply(call.client()))));
    }

    private int start(Invocation call) {
        var request = request(call);
        if (call.flag("dry-run")) {
            new RolloutPreview(call.client()).show(call, call.client().startRollout(request, true));
            return 0;
        }
        var started = call.client().startRollout(request, false);
        if (!call.flag("wait")) {
            show(call, started);
            return 0;
        }
        var ended = new RolloutWatch(call).untilEnd(started);
        show(call, ended);
        return RolloutWatch.exitCode(ended);
    }

    private static RolloutRequest request(Invocation call) {
        var standard = RolloutPolicy.standard();
        var policy = new RolloutPolicy(
                whole(call, "canary", standard.canary()),
                whole(call, "wave-size", standard.waveSize()),
                whole(call, "max-unavailable", standard.maxUnavailable()),
                call.duration("soak", standard.soak()),
                whole(call, "failure-budget", standard.failureBudget()),
                call.duration("health-timeout", standard.healthTimeout()));
        var machines = call.option("machines").stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .map(String::strip)
                .map(MachineName::new)
                .toList();
        return new RolloutRequest(ImageReference.parse(call.word(0)), machines, policy);
    }

    private static int whole(Invocation call, String option, int otherwise) {
        long number = call.number(option, otherwise);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw AshlarException.user("option --" + option + ": " + number + " is out of range");
        }
        return (int) number;
    }

    private void status(Invocation call) {
        var current = call.client().currentRollout();
        if (current.isEmpty()) {
            throw AshlarException.notFound(
                    "site " + call.site() + " has had no rollout yet; ashlar rollout start IMAGE begins one");
        }
        show(call, current.get());
    }

    private void history(Invocation call) {
        var plans = call.client().rollouts((int) call.number("limit", HISTORY));
        var table = Table.of("ROLLOUT", "GENERATION", "PARENT", "STATE", "IMAGE", "REASON");
        plans.forEach(plan -> table.row(
                plan.plan(),
                plan.generation(),
                plan.parent().map(Object::toString).orElse(""),
                RolloutTables.word(plan.state()),
                plan.target().map(Object::toString).orElse(""),
                plan.reason()));
        call.output().result(plans, table);
    }

    private static void show(Invocation call, RolloutStatus status) {
        call.output().result(status, RolloutTables.text(status));
    }
}
