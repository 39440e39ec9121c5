package dev.ashlar.objectstore.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.objectstore.ObjectStore;
import dev.ashlar.objectstore.ObjectStoreContract;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over the wire, against S3Proxy, an empty bucket for each test. */
final class S3ObjectStoreTest extends ObjectStoreContract {
    @TempDir
    private static Path folder;

    private static S3Proxy server;
    private static S3ObjectStore store;

    @BeforeAll
    static void startServer() throws Exception {
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "access", "secret-of-the-test")
                .build();
        server.start();
        store = S3ObjectStore.open(settings("secret-of-the-test"));
    }

    @AfterAll
    static void stopServer() throws Exception {
        store.close();
        server.stop();
    }

    @AfterEach
    void empty() {
        store.list("").forEach(entry -> store.delete(entry.key()));
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Test
    void saysWhatWasRefusedWithoutTheKey() {
        var wrong = settings("another-secret");

        var failure = assertThrows(
                AshlarException.class, () -> S3ObjectStore.open(wrong).close());

        assertEquals(ErrorCategory.EXTERNAL, failure.category());
        assertFalse(failure.getMessage().contains("another-secret"));
        assertFalse(wrong.toString().contains("another-secret"));
    }

    @Test
    void saysThatNobodyAnswers() {
        var nobody = new S3Settings(URI.create("http://127.0.0.1:1"), "bucket", "us-east-1", "access", "secret");

        var failure = assertThrows(
                AshlarException.class, () -> S3ObjectStore.open(nobody).close());

        assertEquals(ErrorCategory.EXTERNAL, failure.category());
    }

    private static S3Settings settings(String secretKey) {
        var endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        return new S3Settings(endpoint, "bucket", "us-east-1", "access", secretKey);
    }
}
