package dev.ashlar.endtoend.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.ashlar.process.Command;
import dev.ashlar.process.Outcome;
import dev.ashlar.process.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the real scripts; what would be missing on a fresh machine is hidden by a PATH of its own. */
class LauncherIT {
    private static final Path CHECKOUT = Path.of(System.getProperty("ashlar.checkout"));
    private static final Set<String> HIDDEN = Set.of("swtpm", "java", "javac", "mvn", "pulumi");

    @TempDir
    Path temporary;

    private Path home = Path.of("/");
    private Path cache = Path.of("/");
    private Path fresh = Path.of("/");

    @BeforeEach
    void nameFolders() {
        home = temporary.resolve("a home; with 'quotes'");
        cache = temporary.resolve("a cache");
        fresh = temporary.resolve("fresh");
    }

    @Test
    void doctorTellsWhatIsMissing() throws IOException {
        hideTools();

        var outcome = onFreshMachine("doctor", "--json");

        assertEquals(1, outcome.exitCode());
        var items = JsonParser.parseString(outcome.output()).getAsJsonArray();
        var tpm = items.asList().stream()
                .map(item -> item.getAsJsonObject())
                .filter(item -> item.get("name").getAsString().equals("swtpm"))
                .findFirst()
                .orElseThrow();
        assertFalse(tpm.get("ok").getAsBoolean());
        assertTrue(tpm.get("remedy").getAsString().contains("apt-get install swtpm"));
    }

    @Test
    void withoutRootItNamesTheCommandForRootAndDoesNothing() throws IOException {
        hideTools();
        script("id", "echo 1000");

        var outcome = onFreshMachine("up", "--yes");

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.lastLines().contains("sudo sh -c 'apt-get update; apt-get install"), outcome.lastLines());
        assertFalse(Files.exists(home) || Files.exists(cache));
    }

    @Test
    void asksAndWithoutATerminalNeedsYes() throws IOException {
        hideTools();

        var outcome = onFreshMachine("up");

        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.lastLines().contains("--yes"), outcome.lastLines());
        assertFalse(Files.exists(home) || Files.exists(cache));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --machines 0",
                "up --machines many",
                "up --site Upper",
                "up --site",
                "up --what",
                "down --site ../..",
                "down --what",
                "env --site _",
                "doctor --what"
            })
    void wrongUsageEndsWithTwoAndChangesNothing(String arguments) {
        var outcome = ashlar(arguments.split(" "));

        assertEquals(2, outcome.exitCode(), outcome.lastLines());
        assertTrue(outcome.output().isEmpty());
        assertFalse(Files.exists(home));
    }

    @Test
    void downOfNothingIsDone() {
        var outcome = ashlar("down", "--yes");

        assertEquals(0, outcome.exitCode());
        assertFalse(Files.exists(home));
    }

    @Test
    void environmentSurvivesTheShellAndKeepsThePassphrasePrivate() throws IOException {
        var script = ashlar("env", "--site", "other").output() + "printf %s \"$PULUMI_CONFIG_PASSPHRASE_FILE\"";
        var file = Path.of(new ProgramRunner()
                .run(Command.of("sh", "-c", script))
                .orFail("evaluate")
                .output()
                .strip());

        assertEquals(home.resolve("pulumi/passphrase"), file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(64, Files.readString(file).length());
        assertFalse(script.contains(Files.readString(file)));
        Files.delete(CHECKOUT.resolve("stacks/lab/Pulumi.other.yaml"));
    }

    @Test
    void downloadsWithAnotherHashAreRefusedAndLeaveNothing() throws IOException {
        var source = Files.writeString(temporary.resolve("source"), "not what was pinned");
        var script = ". \"$ASHLAR_CHECKOUT/shell/setup/places.sh\"; fetched \"file://$1\" \"$2\" sha256sum "
                + "0".repeat(64);

        var outcome = run(Command.of(
                "sh",
                "-c",
                script,
                "sh",
                source.toString(),
                cache.resolve("target").toString()));

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.lastLines().contains("refused"), outcome.lastLines());
        try (var left = Files.list(cache)) {
            assertEquals(0, left.count());
        }
    }

    /** A PATH with everything of this machine but what Ashlar would set up. */
    private void hideTools() throws IOException {
        Files.createDirectories(fresh);
        for (var folder : List.of("/usr/bin", "/usr/sbin")) {
            try (var programs = Files.list(Path.of(folder))) {
                for (var program : programs.toList()) {
                    var link = fresh.resolve(program.getFileName());
                    if (!HIDDEN.contains(link.getFileName().toString()) && !Files.exists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
    }

    private void script(String name, String text) throws IOException {
        var file = fresh.resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome onFreshMachine(String... arguments) {
        return new ProgramRunner()
                .run(here(launcher(arguments))
                        .with("PATH", fresh.toString())
                        .with("JAVA_HOME", "")
                        .with("ASHLAR_JVM_FOLDER", fresh.toString()));
    }

    private Outcome ashlar(String... arguments) {
        return run(launcher(arguments));
    }

    private static Command launcher(String... arguments) {
        return Command.of(CHECKOUT.resolve("ashlar").toString()).and(arguments);
    }

    private Outcome run(Command command) {
        return new ProgramRunner().run(here(command).with("JAVA_HOME", System.getProperty("java.home")));
    }

    private Command here(Command command) {
        return command.with("ASHLAR_CHECKOUT", CHECKOUT.toString())
                .with("ASHLAR_HOME", home.toString())
                .with("ASHLAR_CACHE", cache.toString())
                .with("ASHLAR_SITE", "lab");
    }
}
