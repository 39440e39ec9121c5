package dev.ashlar.node.health;

import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.node.machine.MachineFiles;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Carries out one check, bounded in time. */
final class CheckRunner {
    private final MachineFiles files;

    CheckRunner(MachineFiles files) {
        this.files = files;
    }

    HealthCheckResult run(HealthCheck check) {
        try {
            var wrong = switch (check) {
                case HealthCheck.Http http -> http(http);
                case HealthCheck.Tcp tcp -> tcp(tcp);
                case HealthCheck.FilePresent file ->
                    Files.exists(files.path(file.path())) ? "" : file.path() + " is missing";
                case HealthCheck.Exec exec -> exec(exec);
                case HealthCheck.Broken broken -> "not a valid check: " + broken.reason();
            };
            return new HealthCheckResult(check.name(), wrong.isEmpty(), wrong);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return new HealthCheckResult(check.name(), false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HealthCheckResult(check.name(), false, "interrupted");
        }
    }

    private static String http(HealthCheck.Http check) throws IOException, URISyntaxException {
        if (!(new URI(check.url()).toURL().openConnection() instanceof HttpURLConnection connection)) {
            return check.url() + " is not an http URL";
        }
        connection.setConnectTimeout(check.timeoutMillis());
        connection.setReadTimeout(check.timeoutMillis());
        try {
            int status = connection.getResponseCode();
            return status == check.status() ? "" : check.url() + " answers " + status + ", not " + check.status();
        } finally {
            connection.disconnect();
        }
    }

    private static String tcp(HealthCheck.Tcp check) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(check.host(), check.port()), check.timeoutMillis());
            return "";
        }
    }

    private static String exec(HealthCheck.Exec check) throws IOException, InterruptedException {
        var process = new ProcessBuilder(check.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(check.timeoutMillis(), TimeUnit.MILLISECONDS)) {
                return check.command().getFirst() + " did not end in " + check.timeoutMillis() + " ms";
            }
            int status = process.exitValue();
            return status == 0 ? "" : check.command().getFirst() + " ended with status " + status;
        } finally {
            process.destroyForcibly();
        }
    }
}
