package dev.ashlar.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.image.ChannelPointer;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.site.SiteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteClientTest {
    private static final MachineName ALPHA = new MachineName("alpha");

    @TempDir
    private Path folder;

    private ScriptedSite site;
    private SiteClient client;

    @BeforeEach
    void start() throws IOException {
        site = new ScriptedSite(folder);
        client = new SiteClient(site.file());
    }

    @AfterEach
    void stop() {
        client.close();
        site.close();
    }

    @Test
    void readsListsOverMutualTls() {
        site.answer("GET /api/v1/machines/alpha/timeline", 200, """
                [{"event":"dhcp","at":"2026-03-01T12:00:01Z","millis":1000}]""");

        var timeline = client.timeline(ALPHA);

        assertEquals(List.of(new TimelineEvent("dhcp", Instant.parse("2026-03-01T12:00:01Z"), 1000)), timeline);
    }

    @Test
    void passesTheSitesOwnFailureOn() {
        site.answer("POST /api/v1/machines/alpha/start", 409, """
                {"error":{"category":"conflict","message":"machine alpha has no image: start a rollout first"}}""");

        var failure = assertThrows(AshlarException.class, () -> client.act(ALPHA, MachineAction.START));

        assertEquals(ErrorCategory.CONFLICT, failure.category());
        assertEquals("machine alpha has no image: start a rollout first", failure.getMessage());
    }

    @Test
    void makesSenseOfAFailureWithoutAnErrorBody() {
        site.answer("GET /api/v1/status", 503, "<html>busy</html>");

        var failure = assertThrows(AshlarException.class, client::status);

        assertEquals(ErrorCategory.RESOURCE_EXHAUSTED, failure.category());
        assertEquals("site lab answered HTTP 503 to GET /status", failure.getMessage());
    }

    @Test
    void uploadsOnlyWhatTheSiteDoesNotHave() throws IOException {
        var file = Files.writeString(folder.resolve("a blob"), "bytes");
        var digest = Digest.of("bytes".getBytes(StandardCharsets.UTF_8));
        site.answer("PUT /api/v1/blobs/" + digest, 201, "");

        assertTrue(client.upload(digest, file));
        site.answer("HEAD /api/v1/blobs/" + digest, 200, "");
        assertFalse(client.upload(digest, file));

        var head = "HEAD /api/v1/blobs/" + digest;
        assertEquals(List.of(head, "PUT /api/v1/blobs/" + digest + " bytes", head), site.requests());
    }

    @Test
    void anEmptyChannelAndNoRolloutAreNoFailures() {
        assertEquals(Optional.empty(), client.channel("stable"));
        assertEquals(Optional.empty(), client.currentRollout());
    }

    @Test
    void deletingAMachineThatIsGoneSucceeds() {
        client.deleteMachine(ALPHA);

        assertEquals(List.of("DELETE /api/v1/machines/alpha"), site.requests());
    }

    @Test
    void sendsRequestsAsDocumented() {
        var digest = Digest.of(new byte[0]);
        var request = new RolloutRequest(ImageReference.parse("agent:1.0.0"), List.of(ALPHA), RolloutPolicy.standard());
        site.answer("PUT /api/v1/channels/stable", 200, "{\"digest\":\"" + digest + "\",\"expectedSequence\":5}");

        var moved = client.moveChannel("stable", new ChannelPointer(digest, 4));
        assertThrows(AshlarException.class, () -> client.startRollout(request, true));

        assertEquals(new ChannelPointer(digest, 5), moved);
        assertTrue(site.requests().getFirst().endsWith("{\"digest\":\"" + digest + "\",\"expectedSequence\":4}"));
        assertTrue(
                site.requests().getLast().startsWith("POST /api/v1/rollouts?dryRun=true {\"image\":\"agent:1.0.0\""));
    }

    @Test
    void streamsTheConsole() throws IOException {
        site.answer("GET /api/v1/machines/alpha/console?offset=3&follow=false", 200, "init: up\n");

        try (var console = client.console(ALPHA, 3, false)) {
            assertEquals("init: up\n", new String(console.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void namesThatWouldChangeThePathAreRefused() {
        assertThrows(AshlarException.class, () -> client.image("../machines"));
        assertThrows(AshlarException.class, () -> client.channel("a?b"));
    }

    @Test
    void saysWhatToDoWhenTheSiteIsNotRunning() {
        site.close();

        var failure = assertThrows(AshlarException.class, client::status);

        assertEquals(ErrorCategory.EXTERNAL, failure.category());
        assertEquals(
                "site lab is not running: no answer at " + site.file().apiUrl() + "; start it with ./ashlar up",
                failure.getMessage());
    }

    @Test
    void trustsNoOtherAuthority() throws IOException {
        try (var other = new ScriptedSite(Files.createDirectory(folder.resolve("other")))) {
            var mixed = new SiteFile(
                    other.file().site(),
                    1,
                    other.file().apiUrl(),
                    site.file().caFile(),
                    other.file().certificateFile(),
                    other.file().keyFile());
            try (var stranger = new SiteClient(mixed)) {
                var failure = assertThrows(AshlarException.class, stranger::status);

                assertTrue(failure.getMessage().contains("TLS was refused"), failure.getMessage());
            }
        }
    }
}
