package dev.ashlar.images.boot.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.directory.BlobSource;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.directory.BootWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers HEAD and GET for boot files. A client that goes away in the middle, as UEFI firmware does after its last
 * answer, is normal and only counted.
 */
final class BootHandler implements HttpHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(BootHandler.class);
    private static final String EVENT = "http";
    private static final long NO_BODY = -1;

    private final BootSessions sessions;
    private final BootLinks links;
    private final BlobSender blobs;
    private final BootWatch watch;

    BootHandler(BootSessions sessions, BootLinks links, BlobSource blobs, BootWatch watch) {
        this.sessions = sessions;
        this.links = links;
        this.blobs = new BlobSender(blobs, watch);
        this.watch = watch;
    }

    @Override
    public void handle(HttpExchange exchange) {
        try (exchange) {
            answer(exchange);
        } catch (IOException _) {
            watch.count(Counted.HTTP_CUT_OFF);
        } catch (RuntimeException e) {
            watch.count(Counted.HTTP_FAILED);
            LOGGER.atWarn().setCause(e).log("boot file not served");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            refuse(exchange, 405);
            return;
        }
        var file = BootFile.of(exchange.getRequestURI().getRawPath(), sessions, links);
        if (file.isEmpty()) {
            refuse(exchange, 404);
            return;
        }
        switch (file.get()) {
            case BootFile.Parameters parameters -> sendText(exchange, parameters.text());
            case BootFile.Script script -> {
                watch.seen(script.plan(), EVENT);
                sendText(exchange, script.text());
            }
            case BootFile.Bytes bytes -> {
                watch.seen(bytes.plan(), EVENT);
                blobs.send(exchange, bytes.blob());
            }
        }
    }

    private void sendText(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/plain");
        headers.set("Cache-Control", "no-store"); // it carries a ticket
        watch.count(Counted.HTTP_ANSWERED);
        if (isHead(exchange)) {
            sendHead(exchange, 200, bytes.length);
        } else {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The JDK's server takes the length of an answer without body from the header. */
    static void sendHead(HttpExchange exchange, int status, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
        exchange.sendResponseHeaders(status, NO_BODY);
    }

    static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private void refuse(HttpExchange exchange, int status) throws IOException {
        watch.count(Counted.HTTP_REFUSED);
        exchange.sendResponseHeaders(status, NO_BODY);
    }
}
