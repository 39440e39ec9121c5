package dev.ashlar.stacks.site.objectstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.objectstore.s3.S3ObjectStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalObjectStoreTest {
    @TempDir
    private Path parent;

    @Test
    void keepsObjectsAndKeysFromStartToStart() throws IOException {
        var folder = parent.resolve("a site/objects");
        try (var server = LocalObjectStore.start(folder, 0);
                var store = S3ObjectStore.open(server.settings())) {
            store.putIfAbsent("blobs/a", "bytes".getBytes(StandardCharsets.UTF_8));
        }

        try (var server = LocalObjectStore.start(folder, 0);
                var store = S3ObjectStore.open(server.settings())) {
            assertEquals(Optional.of(5L), store.size("blobs/a"));
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys.json"))));
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failure = assertThrows(
                    AshlarException.class,
                    () -> LocalObjectStore.start(parent.resolve("objects"), taken.getLocalPort())
                            .close());

            assertEquals(ErrorCategory.EXTERNAL, failure.category());
        }
    }
}
