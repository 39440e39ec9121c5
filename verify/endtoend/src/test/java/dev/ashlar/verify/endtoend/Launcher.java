package dev.ashlar.verify.endtoend;

import com.google.gson.reflect.TypeToken;
import dev.ashlar.contract.Json;
import dev.ashlar.process.Command;
import dev.ashlar.process.Outcome;
import dev.ashlar.process.ProgramRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Types {@code ./ashlar ...} as a person would, for one site in a home of its own. */
final class Launcher {
    private final Path checkout =
            Path.of(System.getProperty("ashlar.checkout", "")).toAbsolutePath();
    private final ProgramRunner runner = new ProgramRunner();
    private final Path home;
    private final String site;

    Launcher(Path home, String site) {
        this.home = home;
        this.site = site;
    }

    Path home() {
        return home;
    }

    Path siteFolder() {
        return home.resolve("sites").resolve(site);
    }

    /** Runs to the end and fails unless the exit code is 0. */
    String run(String... words) {
        return attempt(words).orFail("./ashlar " + String.join(" ", words)).output();
    }

    Outcome attempt(String... words) {
        return runner.run(command(words), line -> System.out.println("    " + line));
    }

    /** The records of a {@code --json} command. */
    <T> T json(TypeToken<T> type, String... words) {
        return Json.read(quiet(withJson(words)), type);
    }

    <T> T json(Class<T> type, String... words) {
        return Json.read(quiet(withJson(words)), type);
    }

    /** Runs the CLI of Pulumi in the lab's folder with the environment that {@code ./ashlar env} prints. */
    Outcome pulumi(String... words) {
        var script =
                "eval \"$(\"$0\" env --site \"$1\")\"; cd \"$2\"; shift 2; exec pulumi \"$@\" --stack \"$ASHLAR_SITE\"";
        var arguments = new ArrayList<>(List.of("bash", "-c", script));
        arguments.addAll(List.of(checkout.resolve("ashlar").toString(), site));
        arguments.add(checkout.resolve("stacks/lab").toString());
        arguments.addAll(List.of(words));
        var command = Command.of(arguments)
                .within(Duration.ofMinutes(15))
                .with("ASHLAR_HOME", home.toString())
                .with("ASHLAR_SKIP_JARS", "1");
        return runner.run(command, line -> System.out.println("    " + line));
    }

    /** As {@link #run}, without echo. */
    String quiet(String... words) {
        return runner.run(command(words))
                .orFail("./ashlar " + String.join(" ", words))
                .output();
    }

    private static String[] withJson(String... words) {
        return Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new);
    }

    private Command command(String... words) {
        var arguments = new ArrayList<String>();
        arguments.add(checkout.resolve("ashlar").toString());
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--site", site));
        return Command.of(arguments)
                .within(Duration.ofMinutes(20))
                .with("ASHLAR_HOME", home.toString())
                .with("ASHLAR_SKIP_JARS", "1");
    }
}
