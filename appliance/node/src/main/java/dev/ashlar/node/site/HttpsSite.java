package dev.ashlar.node.site;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.enrolment.CertificateReply;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.contract.enrolment.SigningRequest;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.MachineReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The site's API over HTTPS. Thread-safe. */
public final class HttpsSite implements SiteApi {
    private static final int ANSWER_BYTES_MAX = 256 * 1024;

    private final String url;
    private final int timeoutMillis;
    private final Supplier<SSLContext> contexts;
    private volatile SSLSocketFactory sockets;

    /**
     * @param url without a slash at its end
     * @param timeoutMillis of connecting and of each wait for bytes
     * @param contexts makes a fresh TLS context
     */
    public HttpsSite(String url, int timeoutMillis, Supplier<SSLContext> contexts) {
        this.url = url;
        this.timeoutMillis = timeoutMillis;
        this.contexts = contexts;
        this.sockets = contexts.get().getSocketFactory();
    }

    @Override
    public CertificateReply enrol(EnrolmentRequest request) {
        return post("/api/v1/enrolment", request, CertificateReply.class);
    }

    @Override
    public CertificateReply confirm(SigningRequest request) {
        return post("/api/v1/enrolment/confirmation", request, CertificateReply.class);
    }

    @Override
    public CertificateReply renew(SigningRequest request) {
        return post("/api/v1/enrolment/renewal", request, CertificateReply.class);
    }

    @Override
    public Directive report(MachineReport report) {
        return post("/api/v1/reports", report, Directive.class);
    }

    @Override
    public void reconnect() {
        sockets = contexts.get().getSocketFactory();
    }

    private <T> T post(String path, Object body, Class<T> type) {
        try {
            var connection = connect(path);
            try (var out = connection.getOutputStream()) {
                out.write(Json.write(body).getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            if (status / 100 != 2) {
                throw Refusals.read(path, status, text(connection.getErrorStream()));
            }
            return answer(path, text(connection.getInputStream()), type);
        } catch (IOException | URISyntaxException e) {
            throw AshlarException.external(url + path + " does not answer: " + e.getMessage(), e);
        }
    }

    private static <T> T answer(String path, String text, Class<T> type) {
        try {
            return Json.read(text, type);
        } catch (AshlarException e) {
            throw new AshlarException(ErrorCategory.EXTERNAL, path + ": " + e.getMessage(), e);
        }
    }

    private HttpsURLConnection connect(String path) throws IOException, URISyntaxException {
        if (!(new URI(url + path).toURL().openConnection() instanceof HttpsURLConnection connection)) {
            throw AshlarException.user("the site's address " + url + " is not an https URL");
        }
        connection.setSSLSocketFactory(sockets);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        return connection;
    }

    private static String text(@Nullable InputStream in) throws IOException {
        if (in == null) {
            return "";
        }
        try (in) {
            return new String(in.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8);
        }
    }
}
