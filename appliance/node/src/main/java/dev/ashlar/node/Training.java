package dev.ashlar.node;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.enrolment.BootParameters;
import dev.ashlar.contract.enrolment.CertificateReply;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.node.console.Console;
import dev.ashlar.node.identity.IdentityServer;
import dev.ashlar.node.tls.MachineTls;
import dev.ashlar.node.tls.OwnCertificate;
import dev.ashlar.node.tls.PinnedAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Goes through the code of a machine's start without a machine: a real node, in a folder of its own, that asks a TLS
 * port without a certificate, is turned away and gives up. What it loads is what a class data archive should hold.
 */
public final class Training {
    private static final Digest IMAGE = Digest.of(new byte[0]);

    private Training() {}

    /** Leaves nothing behind but a folder of temporary files. Clears the thread's interruption. */
    public static void run() throws IOException {
        messages();
        var root = Files.createTempDirectory("ashlar-training");
        var tls = MachineTls.context(new OwnCertificate(), new PinnedAuthority(IMAGE));
        try (var server = IdentityServer.start(0, tls, Map.of())) {
            write(root, "proc/cmdline", commandLine(server.port()));
            write(root, "proc/uptime", "1.25 1.00");
            write(root, "etc/ashlar/image.json", "{\"reference\":\"agent:1\",\"buildId\":\"" + IMAGE + "\"}");
            var settings = new NodeSettings(root, 0, 2000, 1000, 1, 1, 0);
            var random = new SecureRandom();
            new Node(
                            settings,
                            () -> "http://127.0.0.1/",
                            new Console(System.out),
                            Thread.currentThread()::interrupt,
                            InstantSource.system(),
                            random)
                    .run();
        } finally {
            Thread.interrupted();
        }
    }

    private static String commandLine(int port) {
        var parameters = new BootParameters(
                "https://127.0.0.1:" + port, IMAGE, "training", new MachineName("training"), IMAGE, 1);
        var line = new StringBuilder("quiet");
        parameters
                .asKernelParameters()
                .forEach(
                        (key, value) -> line.append(' ').append(key).append('=').append(value));
        return line.toString();
    }

    private static void messages() {
        var now = Instant.EPOCH;
        Json.read(Json.write(new CertificateReply("", false, now, now)), CertificateReply.class);
        Json.read(Json.write(new Directive(IMAGE, 1, false, 1000)), Directive.class);
        var health = List.of(new HealthCheckResult("training", true, ""));
        Json.write(new MachineReport("training", 1, IMAGE, 1, 1, health, Map.of("service", 1L)));
    }

    private static void write(Path root, String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
