package dev.ashlar.stacks.site.objectstore;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.objectstore.s3.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * S3Proxy in this process, on 127.0.0.1 alone, over {@code data/} of its folder; its keys are random, made once and kept
 * in {@code keys.json} (0600) beside it.
 */
public final class LocalObjectStore implements AutoCloseable {
    private static final String BUCKET = "ashlar";
    private static final String REGION = "us-east-1";

    private final S3Proxy server;
    private final ObjectStoreKeys keys;

    private LocalObjectStore(S3Proxy server, ObjectStoreKeys keys) {
        this.server = server;
        this.keys = keys;
    }

    /**
     * Starts the endpoint.
     *
     * @param folder made when absent
     * @param port TCP port, or 0 for any free one
     */
    public static LocalObjectStore start(Path folder, int port) {
        try {
            var data = Files.createDirectories(folder.resolve("data")).toRealPath();
            var keys = ObjectStoreKeys.in(folder);
            var server = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(data.toString()))
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.AWS_V4, keys.accessKey(), keys.secretKey())
                    .build();
            start(server, port);
            return new LocalObjectStore(server, keys);
        } catch (IOException e) {
            throw AshlarException.external("cannot use object store folder " + folder + ": " + e, e);
        }
    }

    private static void start(S3Proxy server, int port) {
        try {
            server.start();
        } catch (Exception e) {
            throw AshlarException.external(
                    "the object store cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    public S3Settings settings() {
        var endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        return new S3Settings(endpoint, BUCKET, REGION, keys.accessKey(), keys.secretKey());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw AshlarException.external("the object store did not stop: " + e.getMessage(), e);
        }
    }
}
