package dev.ashlar.node.identity;

import dev.ashlar.contract.AshlarException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A small TLS server for the machine's own port: one GET per connection, HTTP/1.1 with {@code Connection: close}. At
 * most {@value #CONNECTIONS_MAX} connections at once, the next ones wait in the kernel's queue; each may be silent for
 * {@value #TIMEOUT_MILLIS} ms and sends at most {@value #REQUEST_BYTES_MAX} bytes.
 */
public final class IdentityServer implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 16;
    private static final int TIMEOUT_MILLIS = 5000;
    private static final int REQUEST_BYTES_MAX = 8192;

    private final ServerSocket listener;
    private final SSLContext tls;
    private final Map<String, Function<String, Answer>> pages;
    private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);

    private IdentityServer(ServerSocket listener, SSLContext tls, Map<String, Function<String, Answer>> pages) {
        this.listener = listener;
        this.tls = tls;
        this.pages = Map.copyOf(pages);
    }

    /**
     * Listens and serves until closed.
     *
     * @param port 0 for any
     * @param pages path to what makes its answer from the query, which is empty when there is none
     */
    public static IdentityServer start(int port, SSLContext tls, Map<String, Function<String, Answer>> pages) {
        try {
            var listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(port));
            var server = new IdentityServer(listener, tls, pages);
            Thread.ofPlatform().daemon().name("identity").start(server::accept);
            return server;
        } catch (IOException e) {
            throw AshlarException.external("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // closed is what it was to be
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connections.acquire();
                var socket = listener.accept();
                Thread.ofPlatform().daemon().name("identity-connection").start(() -> serve(socket));
            } catch (IOException e) {
                connections.release();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            plain.setSoTimeout(TIMEOUT_MILLIS);
            var factory = tls.getSocketFactory();
            var nothingRead = InputStream.nullInputStream(); // makes it the server's side of a handshake
            try (var socket = factory.createSocket(plain, nothingRead, true)) {
                var answer = answer(new BufferedInputStream(socket.getInputStream()));
                socket.getOutputStream().write(answer.bytes());
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // a caller that goes away or speaks no TLS is its own concern
        } finally {
            connections.release();
        }
    }

    private Answer answer(InputStream in) throws IOException {
        var target = RequestHead.target(in, REQUEST_BYTES_MAX);
        if (target.isEmpty()) {
            return Answer.of(400, "only GET is understood\n");
        }
        int question = target.get().indexOf('?');
        var path = question < 0 ? target.get() : target.get().substring(0, question);
        var page = pages.get(path);
        return page == null
                ? Answer.of(404, "no such page\n")
                : page.apply(question < 0 ? "" : target.get().substring(question + 1));
    }

    /** @param body text */
    public record Answer(int status, String contentType, String body) {
        public static Answer of(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body);
        }

        byte[] bytes() {
            var content = body.getBytes(StandardCharsets.UTF_8);
            var head = "HTTP/1.1 " + status + " " + (status == 200 ? "OK" : "Refused") + "\r\nContent-Type: "
                    + contentType + "\r\nContent-Length: " + content.length + "\r\nConnection: close\r\n\r\n";
            var bytes = new byte[head.length() + content.length];
            System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, head.length());
            System.arraycopy(content, 0, bytes, head.length(), content.length);
            return bytes;
        }
    }
}
