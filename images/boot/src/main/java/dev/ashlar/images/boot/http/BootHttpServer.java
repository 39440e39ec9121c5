package dev.ashlar.images.boot.http;

import com.sun.net.httpserver.HttpServer;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.directory.BlobSource;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.directory.BootWatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP boot server; a virtual thread for each request. It listens only on the address it is given. */
public final class BootHttpServer implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    private BootHttpServer(HttpServer server) {
        this.server = server;
    }

    /** Takes the port but answers nothing before {@link #serve}; port 0 takes any free one. */
    public static BootHttpServer bind(InetSocketAddress address) {
        try {
            return new BootHttpServer(HttpServer.create(address, BACKLOG));
        } catch (IOException e) {
            throw AshlarException.external(
                    "cannot listen for HTTP boot on " + address.getHostString() + ":" + address.getPort() + ": "
                            + e.getMessage() + "; choose another address or port",
                    e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Starts answering. */
    public void serve(BootSessions sessions, BootLinks links, BlobSource blobs, BootWatch watch) {
        server.setExecutor(requests);
        server.createContext("/", new BootHandler(sessions, links, blobs, watch));
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }
}
