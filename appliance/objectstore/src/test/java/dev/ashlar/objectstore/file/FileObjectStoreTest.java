package dev.ashlar.objectstore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ashlar.objectstore.ObjectStore;
import dev.ashlar.objectstore.ObjectStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileObjectStoreTest extends ObjectStoreContract {
    @TempDir
    private Path folder;

    private FileObjectStore store;

    @BeforeEach
    void open() {
        store = FileObjectStore.open(folder.resolve("a store"));
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Test
    void removesWhatACrashLeftHalfWritten() throws IOException {
        store.putIfAbsent("a", new byte[1]);
        var half = Files.write(folder.resolve("a store/parts/part123"), new byte[5]);

        var again = FileObjectStore.open(folder.resolve("a store"));

        assertFalse(Files.exists(half));
        assertEquals(Optional.of(1L), again.size("a"));
    }
}
