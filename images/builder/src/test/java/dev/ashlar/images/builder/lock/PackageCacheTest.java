package dev.ashlar.images.builder.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.images.builder.progress.ProgressListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCacheTest {
    @TempDir
    private Path directory;

    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private PackageCache cache;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/debian/", this::answer);
        server.start();
        var mirror = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var mirrors = List.of(mirror.resolve("/empty/debian/"), mirror.resolve("/debian/"));
        cache = new PackageCache(directory, new PackageDownloader(mirrors));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().replace("/debian/", "");
            var body = served.get(path);
            var range = exchange.getRequestHeaders().getFirst("Range");
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (range != null) {
                ranges.add(range);
            }
            exchange.sendResponseHeaders(range == null ? 200 : 206, body.length - from);
            exchange.getResponseBody().write(body, from, body.length - from);
        }
    }

    private static LockedPackage item(String name, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new LockedPackage(
                name, "1:1+b1", "amd64", "debian", "pool/" + name + "+b1.deb", bytes.length, Digest.of(bytes));
    }

    private LockedPackage offer(String name, String content) {
        var item = item(name, content);
        served.put(item.path(), content.getBytes(StandardCharsets.UTF_8));
        return item;
    }

    @Test
    void fetchesFromTheFirstMirrorThatHasItAndOnlyOnce() throws Exception {
        var items = List.of(offer("bash", "shell"), offer("cpio", "archive"));

        cache.require(items, ProgressListener.silent());
        served.clear();
        cache.require(items, ProgressListener.silent());

        assertEquals("shell", Files.readString(cache.file(items.getFirst())));
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        var item = offer("bash", "0123456789");
        Files.writeString(directory.resolve(item.sha256().hex() + ".part"), "0123");

        cache.require(List.of(item), ProgressListener.silent());

        assertEquals(List.of("bytes=4-"), ranges);
        assertEquals("0123456789", Files.readString(cache.file(item)));
    }

    @Test
    void namesThePackageThatIsMissing() {
        var gone = item("gone", "x");

        var refusal =
                assertThrows(AshlarException.class, () -> cache.require(List.of(gone), ProgressListener.silent()));

        assertTrue(refusal.getMessage().contains("gone 1:1+b1"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("HTTP 404"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("ashlar image lock"), refusal.getMessage());
    }

    @Test
    void refusesOtherBytesAndOtherSizes() {
        var swapped = offer("swapped", "good");
        served.put(swapped.path(), "evil".getBytes(StandardCharsets.UTF_8));
        var longer = offer("longer", "good");
        served.put(longer.path(), "much longer".getBytes(StandardCharsets.UTF_8));

        for (var item : List.of(swapped, longer)) {
            var refusal =
                    assertThrows(AshlarException.class, () -> cache.require(List.of(item), ProgressListener.silent()));
            assertTrue(refusal.getMessage().contains(item.name()), refusal.getMessage());
            assertFalse(Files.exists(cache.file(item)));
        }
    }

    @Test
    void readsMirrorsFromBothFormsOfAptSources() throws IOException {
        var parts = Files.createDirectories(directory.resolve("sources.list.d"));
        Files.writeString(
                directory.resolve("sources.list"),
                "# deb http://no/debian x main\ndeb [arch=amd64] http://a/debian trixie main\n");
        Files.writeString(
                parts.resolve("debian.sources"),
                "Types: deb\nURIs: http://b/debian/ http://b/debian-security\nSuites: x\n");
        Files.writeString(parts.resolve("other.list"), "deb https://elsewhere/apt stable main\n");

        var mirrors = AptSources.mirrors(directory);

        assertEquals("[http://a/debian/, http://b/debian/, http://b/debian-security/]", mirrors.toString());
        assertEquals(List.of(), AptSources.mirrors(directory.resolve("none")));
    }
}
