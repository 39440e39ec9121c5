package dev.ashlar.images.boot.http;

import com.sun.net.httpserver.HttpExchange;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.directory.BlobSource;
import dev.ashlar.images.boot.directory.BootWatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a blob or a part of it. At most 256 transfers run at once; more are told to come again. Thread-safe. */
final class BlobSender {
    private static final Logger LOGGER = LoggerFactory.getLogger(BlobSender.class);
    private static final long NO_BODY = -1;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int TRANSFERS_MAX = 256;

    private final BlobSource blobs;
    private final BootWatch watch;
    private final Semaphore transfers = new Semaphore(TRANSFERS_MAX);

    BlobSender(BlobSource blobs, BootWatch watch) {
        this.blobs = blobs;
        this.watch = watch;
    }

    void send(HttpExchange exchange, Blob blob) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/octet-stream");
        headers.set("Accept-Ranges", "bytes");
        var asked = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .orElse("");
        switch (ByteRange.of(asked, blob.sizeBytes())) {
            case ByteRange.Whole _ -> send(exchange, 200, blob, 0, blob.sizeBytes());
            case ByteRange.Part part -> {
                headers.set("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + blob.sizeBytes());
                send(exchange, 206, blob, part.first(), part.length());
            }
            case ByteRange.Unsatisfiable _ -> {
                headers.set("Content-Range", "bytes */" + blob.sizeBytes());
                refuse(exchange, 416);
            }
        }
    }

    private void send(HttpExchange exchange, int status, Blob blob, long offset, long length) throws IOException {
        if (BootHandler.isHead(exchange) || length == 0) {
            watch.count(Counted.HTTP_ANSWERED);
            BootHandler.sendHead(exchange, status, length);
        } else if (transfers.tryAcquire()) {
            try {
                transfer(exchange, status, blob, offset, length);
            } finally {
                transfers.release();
            }
        } else {
            exchange.getResponseHeaders().set("Retry-After", "1");
            refuse(exchange, 503);
        }
    }

    private void transfer(HttpExchange exchange, int status, Blob blob, long offset, long length) throws IOException {
        try (var in = open(blob, offset, length)) {
            watch.count(Counted.HTTP_ANSWERED);
            exchange.sendResponseHeaders(status, length);
            var out = exchange.getResponseBody();
            var buffer = new byte[BUFFER_BYTES];
            for (int read = read(in, buffer); read > 0; read = read(in, buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (BlobFailure e) {
            watch.count(Counted.HTTP_FAILED);
            LOGGER.atWarn()
                    .addKeyValue("blob", blob.digest())
                    .setCause(e)
                    .log("boot file broken off: it cannot be read");
            throw new IOException(e);
        }
    }

    private InputStream open(Blob blob, long offset, long length) {
        try {
            return blobs.open(blob.digest(), offset, length);
        } catch (IOException e) {
            throw new BlobFailure(e);
        }
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new BlobFailure(e);
        }
    }

    private void refuse(HttpExchange exchange, int status) throws IOException {
        watch.count(Counted.HTTP_REFUSED);
        exchange.sendResponseHeaders(status, NO_BODY);
    }

    /** Our side failed, not the client's. */
    private static final class BlobFailure extends RuntimeException {
        BlobFailure(IOException cause) {
            super(cause);
        }
    }
}
