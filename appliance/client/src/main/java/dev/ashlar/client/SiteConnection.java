package dev.ashlar.client;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.site.SiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;

/** Requests to one site; every failure becomes one line that names the site. Thread-safe. */
final class SiteConnection implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int OK_CLASS = 2;

    private record ErrorBody(Problem error) {}

    private record Problem(ErrorCategory category, String message) {}

    private final SiteFile site;
    private final HttpClient http;

    SiteConnection(SiteFile site) {
        this.site = site;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .sslContext(ClientTls.of(site))
                .build();
    }

    /** The body of a good answer. */
    String send(String method, String path, BodyPublisher body, Duration limit) {
        var response = exchange(request(method, path, body, limit), HttpResponse.BodyHandlers.ofString());
        checkStatus(method, path, response.statusCode(), response.body());
        return response.body();
    }

    /** Whether the thing exists. */
    boolean head(String path, Duration limit) {
        var nobody = HttpRequest.BodyPublishers.noBody();
        var response = exchange(request("HEAD", path, nobody, limit), HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() == ErrorCategory.NOT_FOUND.httpStatus()) {
            return false;
        }
        checkStatus("HEAD", path, response.statusCode(), "");
        return true;
    }

    /** The body of a good answer as it comes; {@code limit} is for its beginning. The caller closes. */
    InputStream stream(String path, Duration limit) {
        var nobody = HttpRequest.BodyPublishers.noBody();
        var response = exchange(request("GET", path, nobody, limit), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 != OK_CLASS) {
            checkStatus("GET", path, response.statusCode(), text(response.body()));
        }
        return response.body();
    }

    private HttpRequest request(String method, String path, BodyPublisher body, Duration limit) {
        return HttpRequest.newBuilder(URI.create(site.apiUrl() + "/api/v1" + path))
                .timeout(limit)
                .method(method, body)
                .header("Accept", "application/json")
                .header("Content-Type", path.startsWith("/blobs/") ? "application/octet-stream" : "application/json")
                .build();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw AshlarException.external(
                    "site " + site.site() + " is not running: no answer at " + site.apiUrl()
                            + "; start it with ./ashlar up",
                    e);
        } catch (HttpTimeoutException e) {
            throw failed(request, "no answer in time", e);
        } catch (SSLException e) {
            throw failed(request, "TLS was refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw failed(request, "the connection broke: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(request, "interrupted", e);
        }
    }

    private AshlarException failed(HttpRequest request, String why, Exception cause) {
        return AshlarException.external(
                "site " + site.site() + ": " + request.method() + " "
                        + request.uri().getPath() + ": " + why,
                cause);
    }

    private void checkStatus(String method, String path, int status, String body) {
        if (status / 100 == OK_CLASS) {
            return;
        }
        throw problem(body)
                .map(problem -> new AshlarException(problem.category(), problem.message()))
                .orElseGet(() -> new AshlarException(
                        category(status),
                        "site " + site.site() + " answered HTTP " + status + " to " + method + " " + path));
    }

    private static Optional<Problem> problem(String body) {
        try {
            return Optional.of(Json.read(body, ErrorBody.class).error());
        } catch (AshlarException _) {
            return Optional.empty();
        }
    }

    private static ErrorCategory category(int status) {
        for (var category : ErrorCategory.values()) {
            if (category.httpStatus() == status) {
                return category;
            }
        }
        return ErrorCategory.EXTERNAL;
    }

    private static String text(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
