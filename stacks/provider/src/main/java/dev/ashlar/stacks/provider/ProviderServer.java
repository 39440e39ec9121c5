package dev.ashlar.stacks.provider;

import dev.ashlar.stacks.provider.host.ImageWorkshop;
import dev.ashlar.stacks.provider.host.Sites;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** The provider on a free loopback port. */
public final class ProviderServer implements AutoCloseable {
    private static final int MESSAGE_BYTES_MAX = 400 * 1024 * 1024;

    private final EngineMessages messages = new EngineMessages();
    private final Server server;

    private ProviderServer(Function<Optional<Path>, ResourceTypes> open) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                .addService(new ProviderService(open, messages, InstantSource.system()))
                .build()
                .start();
    }

    /** On given ports of the host, for an engine that attaches with {@code PULUMI_DEBUG_PROVIDERS=ashlar:PORT}. */
    public static ProviderServer on(Sites sites, ImageWorkshop workshop) throws IOException {
        return new ProviderServer(_ -> ResourceTypes.on(sites, workshop));
    }

    static ProviderServer of(Function<Optional<Path>, ResourceTypes> open) throws IOException {
        return new ProviderServer(open);
    }

    public int port() {
        return server.getPort();
    }

    void connect(String engineAddress) {
        messages.connect(engineAddress);
    }

    void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    @Override
    public void close() {
        server.shutdownNow();
        messages.close();
    }
}
