package dev.ashlar.shell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.site.SiteFile;
import dev.ashlar.credentials.authority.CertificateAuthority;
import dev.ashlar.credentials.authority.IdentityTls;
import dev.ashlar.credentials.authority.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTPS server with a real authority that gives prepared answers to the shell. */
final class ScriptedSite implements AutoCloseable {
    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpsServer server;
    private final SiteFile file;

    ScriptedSite(Path folder) throws IOException {
        var site = new SiteName("lab");
        var authority = CertificateAuthority.open(folder, site, InstantSource.system(), new SecureRandom());
        authority.ensureOperator(folder);
        Files.writeString(folder.resolve("authority.pem"), Pem.write(authority.certificate()));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var context = IdentityTls.server(authority.issueServer(List.of()), authority.certificate(), _ -> {});
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var needing = context.getDefaultSSLParameters();
                needing.setNeedClientAuth(true);
                parameters.setSSLParameters(needing);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        file = new SiteFile(
                site,
                ProcessHandle.current().pid(),
                "https://127.0.0.1:" + server.getAddress().getPort(),
                folder.resolve("authority.pem").toString(),
                folder.resolve("operator.crt").toString(),
                folder.resolve("operator.key").toString());
    }

    SiteFile file() {
        return file;
    }

    /** From now on, {@code METHOD /path?query} gets this answer. */
    void answer(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
    }

    /** What was asked: method, path, query, and after a space the body. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(body.isEmpty() ? asked : asked + " " + body);
            var answer = answers.getOrDefault(
                    asked,
                    new Answer(
                            404,
                            "{\"error\":{\"category\":\"not-found\"," + "\"message\":\"nothing at " + asked + "\"}}"));
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean hasBody = bytes.length > 0 && !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), hasBody ? bytes.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
