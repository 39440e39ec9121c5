package dev.ashlar.verify.endtoend;

import dev.ashlar.process.Command;
import dev.ashlar.process.Outcome;
import dev.ashlar.process.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The real Pulumi CLI in a folder of its own: file backend, no network, the provider already running on a port. */
final class PulumiCli {
    private final Path program;
    private final Path folder;
    private final int providerPort;

    PulumiCli(Path program, Path folder, int providerPort) throws IOException {
        this.program = program;
        this.folder = folder;
        this.providerPort = providerPort;
        Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(folder.resolve("project"));
        Files.writeString(folder.resolve("passphrase"), "test");
        var project = Files.readString(Path.of("../../stacks/lab/Pulumi.yaml"))
                .replace(
                        "target/",
                        Path.of("../../stacks/lab/target").toAbsolutePath().normalize() + "/")
                .replace(
                        "../language",
                        Path.of("../../stacks/language")
                                .toAbsolutePath()
                                .normalize()
                                .toString())
                .replace(
                        "../provider",
                        Path.of("../../stacks/provider")
                                .toAbsolutePath()
                                .normalize()
                                .toString());
        Files.writeString(folder.resolve("project").resolve("Pulumi.yaml"), project);
    }

    /** ASHLAR_PULUMI, else the first on PATH. */
    static Optional<Path> find() {
        var named = Optional.ofNullable(System.getenv("ASHLAR_PULUMI")).map(Path::of);
        return Stream.concat(named.stream(), onPath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean isOnPath() {
        return onPath().anyMatch(Files::isExecutable);
    }

    private static Stream<Path> onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, "pulumi"));
    }

    Outcome run(String... arguments) {
        var all = new ArrayList<String>(List.of(program.toString()));
        all.addAll(List.of(arguments));
        all.add("--non-interactive");
        all.add("--color=never");
        var command = Command.of(all).in(folder.resolve("project")).within(Duration.ofMinutes(5));
        for (var variable : environment().entrySet()) {
            command = command.with(variable.getKey(), variable.getValue());
        }
        var lines = new ConcurrentLinkedQueue<String>();
        var outcome = new ProgramRunner().run(command, lines::add);
        var text = String.join("\n", lines);
        System.out.println("$ pulumi " + String.join(" ", arguments) + "\n" + text);
        return new Outcome(outcome.command(), outcome.exitCode(), text, outcome.lastLines());
    }

    Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("JAVA_HOME", System.getProperty("java.home")),
                Map.entry("PULUMI_HOME", folder.resolve("home").toString()),
                Map.entry("PULUMI_BACKEND_URL", "file://" + folder.resolve("state")),
                Map.entry(
                        "PULUMI_CONFIG_PASSPHRASE_FILE",
                        folder.resolve("passphrase").toString()),
                Map.entry("PULUMI_SKIP_UPDATE_CHECK", "true"),
                Map.entry("PULUMI_SKIP_CONFIRMATIONS", "true"),
                Map.entry("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true"),
                Map.entry("PULUMI_DISABLE_REGISTRY_RESOLVE", "true"),
                Map.entry("PULUMI_CREDENTIAL_STORE", "plaintext"),
                Map.entry("PULUMI_DEBUG_PROVIDERS", "ashlar:" + providerPort));
    }
}
