package dev.ashlar.images.boot.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.images.boot.BootFixtures;
import dev.ashlar.images.boot.MemoryBlobs;
import dev.ashlar.images.boot.SeenEvents;
import dev.ashlar.images.boot.count.Counters;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootSession;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.directory.BootWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BootHttpTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BootSessions sessions = new BootSessions(new Random(1));
    private final BootSession session = sessions.open(BootFixtures.plan());
    private final SeenEvents events = new SeenEvents();
    private final BootHttpServer server =
            BootHttpServer.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    private final BootLinks links = new BootLinks("http://127.0.0.1:" + server.port());

    @BeforeEach
    void serve() {
        var blobs = new MemoryBlobs(BootFixtures.blobs(BootFixtures.plan(), BootFixtures.KERNEL, BootFixtures.UKI));
        server.serve(sessions, links, blobs, new BootWatch(events, InstantSource.system(), new Counters()));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void headNamesTheLengthAndSendsNothing() throws Exception {
        // When
        var response = send("HEAD", links.url(session, BootLinks.IMAGE), "");

        // Then
        assertEquals(200, response.statusCode());
        assertEquals(
                BootFixtures.UKI.length,
                response.headers().firstValueAsLong("Content-Length").orElse(0));
        assertEquals(0, response.body().length);
    }

    @Test
    void aRangeIsServed() throws Exception {
        // When
        var response = send("GET", links.url(session, BootLinks.KERNEL), "bytes=2-3");

        // Then
        assertEquals(206, response.statusCode());
        assertArrayEquals(Arrays.copyOfRange(BootFixtures.KERNEL, 2, 4), response.body());
        assertEquals(
                "bytes 2-3/6", response.headers().firstValue("Content-Range").orElse(""));
    }

    @Test
    void aRangeBeyondTheEndIsRefused() throws Exception {
        // When
        var response = send("GET", links.url(session, BootLinks.KERNEL), "bytes=6-");

        // Then
        assertEquals(416, response.statusCode());
    }

    @Test
    void anUnknownTokenIsRefusedAndNoStepOfABoot() throws Exception {
        // When
        var response = send("GET", links.base() + "/boot/" + "0".repeat(32) + "/boot.ipxe", "");

        // Then
        assertEquals(404, response.statusCode());
        assertTrue(events.all().isEmpty());
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        // When
        var response = send("DELETE", links.url(session, BootLinks.KERNEL), "");

        // Then
        assertEquals(405, response.statusCode());
    }

    private HttpResponse<byte[]> send(String method, String url, String range)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
