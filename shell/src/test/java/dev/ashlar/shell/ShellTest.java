package dev.ashlar.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.PackageEntry;
import dev.ashlar.contract.image.SignedManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShellTest {
    private static final String MACHINE = """
            {"name":"alpha","role":"agent","state":"available","reason":"","image":"agent:1.0.0","firmware":"uefi",\
            "secureBoot":true,"tpm":true,"mac":"52:54:00:00:00:01","address":"127.0.0.1:8443","generation":3,\
            "running":true,"memoryMib":512,"cpus":1,"poweredOnAt":"2026-03-01T12:00:00Z"}""";
    private static final String ROLLOUT = """
            {"plan":2,"generation":5,"parent":4,"state":"done","target":"agent:1.1.0","reason":"",\
            "waves":[{"number":0,"machines":["alpha"]}],"steps":[{"machine":"alpha","wave":0,"from":"agent:1.0.0",\
            "to":"agent:1.1.0","state":"done","reason":"canary"}]}""";

    @TempDir
    private Path home;

    private ShellFixture shell;

    @BeforeEach
    void start() throws IOException {
        shell = new ShellFixture(home);
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    @Test
    void listsMachinesAsATable() throws IOException {
        shell.site().answer("GET /api/v1/machines", 200, "[" + MACHINE + "]");

        var result = shell.run("machine", "list");

        assertEquals(0, result.exitCode(), result.err());
        assertEquals("""
                NAME   ROLE   STATE      IMAGE        FIRMWARE              GENERATION  ADDRESS         REASON
                alpha  agent  available  agent:1.0.0  uefi+secure-boot+tpm           3  127.0.0.1:8443  -
                """, result.out());
        assertEquals("", result.err());
    }

    @Test
    void writesEveryFieldAsJson() throws IOException {
        shell.site().answer("GET /api/v1/machines", 200, "[" + MACHINE + "]");

        var result = shell.run("--json", "machine", "list");

        var machine =
                JsonParser.parseString(result.out()).getAsJsonArray().get(0).getAsJsonObject();
        assertEquals("available", machine.get("state").getAsString());
        assertEquals("uefi", machine.get("firmware").getAsString());
        assertTrue(machine.get("secureBoot").getAsBoolean());
        assertEquals("2026-03-01T12:00:00Z", machine.get("poweredOnAt").getAsString());
        assertTrue(machine.get("healthyAt").isJsonNull());
        assertEquals(3, machine.get("generation").getAsLong());
    }

    @Test
    void saysWhereTheTimeOfABootWent() throws IOException {
        shell.site().answer("GET /api/v1/machines/alpha/timeline", 200, """
                [{"event":"power-on","at":"2026-03-01T12:00:00Z","millis":0},
                 {"event":"dhcp","at":"2026-03-01T12:00:01Z","millis":1000},
                 {"event":"ready","at":"2026-03-01T12:00:07Z","millis":7250}]""");

        var result = shell.run("machine", "timeline", "alpha");

        assertTrue(result.out().endsWith("longest: dhcp to ready, 6.250 s\n"), result.out());
    }

    @Test
    void actsOnMachines() throws IOException {
        shell.site().answer("POST /api/v1/machines/alpha/mark-unavailable", 200, MACHINE);

        assertEquals(0, shell.run("machine", "mark-unavailable", "alpha").exitCode());
    }

    @Test
    void copiesTheConsole() throws IOException {
        shell.site().answer("GET /api/v1/machines/alpha/console?offset=0&follow=false", 200, "init\nup\n");

        assertEquals("init\nup\n", shell.run("machine", "console", "alpha").out());
    }

    @Test
    void exitsWithTheCategoryOfTheFailureAndOneLine() throws IOException {
        shell.site().answer("POST /api/v1/rollouts/pause", 409, """
                {"error":{"category":"conflict","message":"no rollout is running"}}""");

        var conflict = shell.run("rollout", "pause", "--json");
        var missing = shell.run("machine", "show", "gamma");

        assertEquals(new ShellFixture.Result(1, "", "ashlar: no rollout is running\n"), conflict);
        assertEquals(2, missing.exitCode());
        assertEquals(1, missing.err().lines().count());
    }

    @Test
    void saysWhatToDoWhenTheSiteDoesNotRun() throws IOException {
        var result = shell.run("--site", "rack", "status");

        assertEquals(1, result.exitCode());
        assertTrue(result.err().startsWith("ashlar: site rack is not running: there is no "), result.err());
        assertTrue(result.err().endsWith("start it with ./ashlar up\n"), result.err());
    }

    @Test
    void refusesUnknownWordsWithASuggestion() throws IOException {
        assertUsage("unknown command \"machin\"; did you mean machine?", "machin", "list");
        assertUsage("unknown command \"machine lst\"; did you mean machine list?", "machine", "lst");
        assertUsage("rollout start: unknown option --cannary; did you mean --canary?", "rollout", "start", "--cannary");
        assertUsage("machine what? ", "machine");
        assertUsage("machine show needs NAME; usage: machine show NAME", "machine", "show");
        assertUsage("machine list: unexpected word \"x\"", "machine", "list", "x");
        assertUsage("option --soak: \"soon\" is not a duration", "rollout", "start", "agent:1", "--soak", "soon");
        assertUsage("option --canary: \"many\" is not a whole number", "rollout", "start", "agent:1", "--canary=many");
        assertUsage("image reference \"agent\" is not role:version", "rollout", "start", "agent");
        assertUsage("machine name \"A B\" is not valid", "machine", "show", "A B");
    }

    private void assertUsage(String words, String... command) throws IOException {
        var result = shell.run(command);
        assertEquals(2, result.exitCode(), result.err());
        assertTrue(result.err().startsWith("ashlar: ") && result.err().contains(words), result.err());
        assertEquals(1, result.err().lines().count());
        assertEquals("", result.out());
    }

    @Test
    void showsStackTracesOnlyWhenAsked() throws IOException {
        assertFalse(shell.run("machine", "show", "gamma").err().contains("\tat "));
        assertTrue(shell.run("machine", "show", "gamma", "--debug").err().contains("\tat "));
    }

    @Test
    void waitsForTheEndOfARollout() throws IOException {
        shell.site().answer("POST /api/v1/rollouts?dryRun=false", 200, ROLLOUT);

        var result = shell.run("rollout", "start", "agent:1.1.0", "--wait", "--canary", "1", "--soak", "1s");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().startsWith("rollout 2 to agent:1.1.0: done, generation 5\n"), result.out());
        assertTrue(shell.site().requests().getFirst().contains("\"soak\":\"PT1S\""));
    }

    @Test
    void aRolloutThatRolledBackFailsItsScript() throws IOException {
        shell.site()
                .answer("POST /api/v1/rollouts?dryRun=false", 200, ROLLOUT.replaceFirst("\"done\"", "\"rolled-back\""));

        assertEquals(
                1,
                shell.run("rollout", "start", "agent:1.1.0", "--wait", "--json").exitCode());
    }

    @Test
    void aDryRunShowsWhatChangesInTheImages() throws IOException {
        shell.site().answer("POST /api/v1/rollouts?dryRun=true", 200, ROLLOUT);
        shell.site().answer("GET /api/v1/images/agent:1.0.0", 200, signedManifest("1.0.0", 100));
        shell.site().answer("GET /api/v1/images/agent:1.1.0", 200, signedManifest("1.1.0", 130));

        var people = shell.run("rollout", "start", "agent:1.1.0", "--dry-run");
        var script = shell.run("rollout", "start", "agent:1.1.0", "--dry-run", "--json");

        assertEquals(0, people.exitCode(), people.err());
        assertTrue(people.out().contains("canary"), people.out());
        assertTrue(people.out().contains("image size changes by 30 bytes"), people.out());
        var difference = JsonParser.parseString(script.out())
                .getAsJsonObject()
                .getAsJsonArray("differences")
                .get(0)
                .getAsJsonObject();
        assertEquals(
                30, difference.getAsJsonObject("packages").get("sizeDeltaBytes").getAsInt());
    }

    private static String signedManifest(String version, int kernelBytes) {
        var digest = Digest.of(version.getBytes(StandardCharsets.UTF_8));
        var manifest = new ImageManifest(
                1,
                ImageReference.parse("agent:" + version),
                digest,
                new Blob(digest, kernelBytes),
                new Blob(digest, 10),
                new Blob(digest, 10),
                List.of(),
                List.of(new PackageEntry("libc6", version, "amd64", 1, "pkg:deb/debian/libc6")),
                new Blob(digest, 10),
                "00",
                Optional.empty(),
                Map.of(),
                192);
        return Json.write(new SignedManifest(Json.canonical(manifest), digest, "unsigned"));
    }

    @Test
    void answersHelp() throws IOException {
        assertTrue(shell.run("help").out().contains("image collect-garbage"));
        assertTrue(shell.run("rollout", "start", "--help").out().contains("--max-unavailable"));
        assertEquals("ashlar 0.1.0\n", shell.run("--version").out());
    }

    @Test
    void runsScriptsUpToTheFirstFailure() throws IOException {
        shell.site().answer("GET /api/v1/machines", 200, "[]");
        var script = Files.writeString(home.resolve("a script"), """
                # a comment

                machine list --json
                machine show gamma
                machine list
                """);

        var result = shell.run("script", script.toString());

        assertEquals(2, result.exitCode());
        assertEquals("[]\n", result.out());
        assertEquals(2, shell.run("script", "/no/such/file").exitCode());
    }

    @Test
    void destroyingASiteNeedsAYes() throws IOException {
        assertUsage("say --yes", "site", "stop", "--destroy");

        shell.site().answer("POST /api/v1/shutdown?destroy=true", 200, "");
        assertEquals(0, shell.run("site", "stop", "--destroy", "--yes").exitCode());
    }

    @Test
    void movesAChannel() throws IOException {
        var digest = "sha256:" + "0".repeat(64);
        shell.site()
                .answer("GET /api/v1/channels/stable", 200, "{\"digest\":\"" + digest + "\",\"expectedSequence\":4}");

        var shown = shell.run("image", "channel", "stable", "--json");

        var pointer = JsonParser.parseString(shown.out()).getAsJsonObject();
        assertEquals(digest, pointer.get("digest").getAsString());
        assertEquals(4, pointer.get("moves").getAsInt());
        assertTrue(shell.run("image", "channel", "new", "--json").out().contains("\"digest\": null"));
    }
}
