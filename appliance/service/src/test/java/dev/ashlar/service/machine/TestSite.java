package dev.ashlar.service.machine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.contract.enrolment.SigningRequest;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.credentials.authority.CertificateAuthority;
import dev.ashlar.credentials.authority.IdentityTls;
import dev.ashlar.credentials.authority.MachineIdentity;
import dev.ashlar.credentials.enrolment.Admission;
import dev.ashlar.credentials.enrolment.CertificateDesk;
import dev.ashlar.credentials.enrolment.Enrolment;
import dev.ashlar.credentials.enrolment.EnrolmentSettings;
import dev.ashlar.credentials.enrolment.RefusalLog;
import dev.ashlar.credentials.enrolment.TlsCallBack;
import dev.ashlar.credentials.ticket.TicketBooth;
import dev.ashlar.ledger.memory.MemoryLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Enrolment and reports of a real authority over real TLS on the loopback address, with a ledger in memory. */
final class TestSite implements AutoCloseable {
    static final MachineName MACHINE = new MachineName("agent-1");
    static final Digest IMAGE = Digest.of(new byte[] {1});
    static final Digest BUILD = Digest.of(new byte[] {2});

    /** A report and the certificate it came with. */
    record Heard(MachineReport report, MachineIdentity identity) {}

    final MemoryLedger ledger = new MemoryLedger();
    final BlockingQueue<Heard> reports = new LinkedBlockingQueue<>();
    final BlockingQueue<String> refusedHandshakes = new LinkedBlockingQueue<>();
    final CertificateAuthority authority;
    final TicketBooth booth;
    volatile Directive directive = new Directive(IMAGE, 1, false, 100);

    private final Enrolment enrolment;
    private final TlsCallBack callBack;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TestSite(Path folder, EnrolmentSettings settings) throws IOException {
        var clock = InstantSource.system();
        var random = new SecureRandom();
        authority = CertificateAuthority.open(folder, new SiteName("lab"), clock, random);
        booth = new TicketBooth(ledger.tickets(), clock, random, Duration.ofMinutes(10));
        callBack = new TlsCallBack(random, Duration.ofSeconds(10));
        enrolment = new Enrolment(
                ledger.tickets(),
                booth,
                admission(),
                callBack,
                new CertificateDesk(authority, ledger.certificates(), settings, clock),
                new RefusalLog(ledger.events(), clock));
        server = listen();
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        callBack.close();
    }

    private HttpsServer listen() throws IOException {
        var tls = IdentityTls.server(authority.issueServer(List.of()), authority.certificate(), refusedHandshakes::add);
        var https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = tls.getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        https.setExecutor(threads);
        route(https, "/api/v1/enrolment", (_, body) -> enrolment.enrol(Json.read(body, EnrolmentRequest.class)));
        route(
                https,
                "/api/v1/enrolment/confirmation",
                (certificate, body) -> enrolment.confirm(
                        MachineIdentity.of(certificate.orElseThrow()), signing(body), certificate.orElseThrow()));
        route(
                https,
                "/api/v1/enrolment/renewal",
                (certificate, body) -> enrolment.renew(
                        MachineIdentity.of(certificate.orElseThrow()), signing(body), certificate.orElseThrow()));
        route(https, "/api/v1/reports", (certificate, body) -> {
            var identity = MachineIdentity.of(certificate.orElseThrow());
            reports.add(new Heard(Json.read(body, MachineReport.class), identity));
            return directive;
        });
        https.start();
        return https;
    }

    private static SigningRequest signing(String body) {
        return Json.read(body, SigningRequest.class);
    }

    private static void route(
            HttpsServer https, String path, BiFunction<Optional<X509Certificate>, String, Object> work) {
        https.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, work);
            }
        });
    }

    private static void answer(HttpExchange exchange, BiFunction<Optional<X509Certificate>, String, Object> work)
            throws IOException {
        try {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            send(exchange, 200, work.apply(presented((HttpsExchange) exchange), body));
        } catch (AshlarException e) {
            var failure = Map.of("category", "forbidden", "message", String.valueOf(e.getMessage()));
            send(exchange, e.category().httpStatus(), Map.of("error", failure));
        }
    }

    private static Optional<X509Certificate> presented(HttpsExchange exchange) {
        try {
            return Optional.of((X509Certificate) exchange.getSSLSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Admission admission() {
        return new Admission() {
            @Override
            public Optional<Expected> expected(MachineName machine) {
                return machine.equals(MACHINE)
                        ? Optional.of(new Expected(new RoleName("agent"), IMAGE, BUILD, Optional.empty()))
                        : Optional.empty();
            }

            @Override
            public Optional<InetSocketAddress> address(MachineName machine, int port) {
                return Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
        };
    }
}
