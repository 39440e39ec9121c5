package dev.ashlar.service.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the routes over TLS 1.3 on one port, a virtual thread per request. Client certificates are asked for, not
 * demanded: each route says who may use it. {@link #close} waits two seconds for requests under way.
 */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ApiServer.class);

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RouteTable table;
    private final Callers callers;

    private ApiServer(HttpsServer server, RouteTable table, Callers callers) {
        this.server = server;
        this.table = table;
        this.callers = callers;
    }

    /** Binds and serves until closed. Port 0 takes a free one. */
    public static ApiServer start(InetSocketAddress address, SSLContext tls, Callers callers, List<RouteGroup> groups) {
        var routes = groups.stream().flatMap(group -> group.routes().stream()).toList();
        var table = new RouteTable(OpenApi.withDocument(routes));
        try {
            var server = HttpsServer.create(address, 128);
            server.setHttpsConfigurator(new WantingClientCertificate(tls));
            var api = new ApiServer(server, table, callers);
            server.setExecutor(api.threads);
            server.createContext("/", api::serve);
            server.start();
            return api;
        } catch (IOException e) {
            throw AshlarException.external("API cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(2);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, answer(exchange));
            } catch (AshlarException e) {
                fail(exchange, e);
            } catch (RuntimeException e) {
                LOGGER.atError()
                        .setCause(e)
                        .addKeyValue("path", exchange.getRequestURI().getRawPath())
                        .log("request failed");
                fail(exchange, new AshlarException(ErrorCategory.BUG, "internal error, see the site's log", e));
            }
        } catch (IOException e) {
            LOGGER.atDebug().setCause(e).log("caller went away");
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        var match = table.find(exchange.getRequestMethod(), path).orElseThrow(() -> unknown(exchange, path));
        var caller = callers.of(((HttpsExchange) exchange).getSSLSession());
        AccessRule.check(match.route(), caller);
        var query = query(exchange.getRequestURI().getRawQuery());
        return match.route()
                .handler()
                .handle(new Request(caller, match.parameters(), query, exchange.getRequestBody()));
    }

    private AshlarException unknown(HttpExchange exchange, String path) {
        return table.knowsPath(path)
                ? AshlarException.user(
                        exchange.getRequestMethod() + " is not known for " + path + "; see /openapi.json")
                : AshlarException.notFound("there is no " + path + "; see /openapi.json");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Document(var value) -> sendJson(exchange, 200, value);
            case Answer.Empty(var status) -> exchange.sendResponseHeaders(status, -1);
            case Answer.Bytes(var source) -> sendBytes(exchange, source);
        }
    }

    private static void sendBytes(HttpExchange exchange, Answer.Source source) throws IOException {
        try (var in = source.open()) {
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, 0);
            var buffer = new byte[16384];
            var out = exchange.getResponseBody();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
        }
    }

    private static void fail(HttpExchange exchange, AshlarException failure) throws IOException {
        var error = Map.of("category", failure.category(), "message", failure.getMessage());
        sendJson(exchange, failure.category().httpStatus(), Map.of("error", error));
    }

    private static void sendJson(HttpExchange exchange, int status, Object value) throws IOException {
        var body = (Json.writePretty(value) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
        var found = new HashMap<String, String>();
        for (var pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            found.put(
                    URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return found;
    }

    private static final class WantingClientCertificate extends HttpsConfigurator {
        WantingClientCertificate(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            var settings = getSSLContext().getDefaultSSLParameters();
            settings.setWantClientAuth(true);
            settings.setProtocols(new String[] {"TLSv1.3"});
            parameters.setSSLParameters(settings);
        }
    }
}
