package dev.ashlar.stacks.language;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code pulumi-language-java ENGINE-ADDRESS}: serves {@code LanguageRuntime} on a free loopback port and prints the
 * port as its first line, as Pulumi's plugin protocol asks. Ends when the engine kills it.
 */
public final class Main {
    private static final int MESSAGE_BYTES_MAX = 400 * 1024 * 1024;
    private static final Logger GRPC_LOGGER = Logger.getLogger("io.grpc");

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // The CLI shows whatever a language host writes to stderr.
        GRPC_LOGGER.setLevel(Level.OFF);
        var engine = arguments.length == 0 ? "" : arguments[arguments.length - 1];
        try (var host = new LanguageHost(engine, Path.of(System.getProperty("java.home"), "bin", "java"))) {
            var server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                    .addService(host)
                    .build()
                    .start();
            System.out.println(server.getPort());
            System.out.flush();
            server.awaitTermination();
        }
    }
}
