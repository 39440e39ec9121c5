package dev.ashlar.service.machine;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.enrolment.BootParameters;
import dev.ashlar.node.Node;
import dev.ashlar.node.NodeSettings;
import dev.ashlar.node.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** The real node in a folder that looks like a machine's root. */
final class TestMachine implements AutoCloseable {
    final CountDownLatch rebooted = new CountDownLatch(1);
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Thread thread;

    TestMachine(Path root, TestSite site, Digest authority, String ticket) throws IOException {
        var parameters = new BootParameters(site.url(), authority, ticket, TestSite.MACHINE, TestSite.IMAGE, 1);
        var line = new StringBuilder("quiet");
        parameters.asKernelParameters().forEach((key, value) -> line.append(" " + key + "=" + value));
        write(root, "proc/cmdline", line.toString());
        write(root, "proc/uptime", "2.50 1.00");
        write(root, "proc/sys/kernel/random/boot_id", "0b9a7a3e-0000-4000-8000-000000000001");
        write(root, "run/ashlar/timeline", "kernel 0.50\nnetwork 1.00\nservice 1.50\n");
        write(root, "etc/ashlar/image.json", "{\"reference\":\"agent:1\",\"buildId\":\"" + TestSite.BUILD + "\"}");
        write(root, "etc/ashlar/role.json", """
                {"role": "agent", "healthChecks": [{"name": "network", "type": "file", "path": "/run/ashlar/lease"}]}
                """);
        var node = new Node(
                new NodeSettings(root, 0, 5000, 50, 50, 200, 3_600_000),
                () -> {
                    throw new IOException("no boot network here");
                },
                new Console(new PrintStream(console, true, StandardCharsets.UTF_8)),
                rebooted::countDown,
                InstantSource.system(),
                new Random(1));
        thread = Thread.ofPlatform().daemon().start(node::run);
    }

    String console() {
        return console.toString(StandardCharsets.UTF_8);
    }

    static void write(Path root, String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
