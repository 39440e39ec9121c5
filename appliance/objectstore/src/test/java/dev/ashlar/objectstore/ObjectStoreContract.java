package dev.ashlar.objectstore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store does. */
public abstract class ObjectStoreContract {
    private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path files;

    /** An empty store, closed by the subclass. */
    protected abstract ObjectStore store();

    @Test
    void keepsTheFirstBytesOfAKey() throws IOException {
        assertTrue(store().putIfAbsent("blobs/a", HELLO));
        assertFalse(store().putIfAbsent("blobs/a", HELLO));

        assertEquals(Optional.of(11L), store().size("blobs/a"));
        assertArrayEquals(HELLO, read("blobs/a", 0, Long.MAX_VALUE));
    }

    @Test
    void keepsFilesOfSeveralMebibytes() throws IOException {
        var bytes = new byte[7 << 20];
        new Random(1).nextBytes(bytes);
        var file = Files.write(files.resolve("a large file"), bytes);

        assertTrue(store().putIfAbsent("blobs/large", file));
        assertFalse(store().putIfAbsent("blobs/large", file));

        assertArrayEquals(bytes, read("blobs/large", 0, Long.MAX_VALUE));
    }

    @Test
    void keepsAnEmptyObject() throws IOException {
        store().putIfAbsent("empty", new byte[0]);

        assertEquals(Optional.of(0L), store().size("empty"));
        assertEquals(0, read("empty", 0, Long.MAX_VALUE).length);
    }

    @Test
    void readsRanges() throws IOException {
        store().putIfAbsent("a", HELLO);

        assertEquals("world", text("a", 6, 100));
        assertEquals("lo w", text("a", 3, 4));
        assertEquals("d", text("a", 10, 1));
        assertEquals("", text("a", 11, 1));
        assertEquals("", text("a", 4, 0));
        assertEquals("", text("a", 400, 10));
    }

    @Test
    void saysWhichObjectDoesNotExist() {
        assertEquals(Optional.empty(), store().size("blobs/none"));
        var failure = assertThrows(AshlarException.class, () -> read("blobs/none", 0, 1));

        assertEquals(ErrorCategory.NOT_FOUND, failure.category());
        assertTrue(failure.getMessage().contains("blobs/none"));
    }

    @Test
    void listsKeysOfAPrefixSorted() {
        for (var key : List.of("manifests/b", "blobs/c", "manifests/a", "manifests-old/x")) {
            store().putIfAbsent(key, HELLO);
        }

        var entries = store().list("manifests/");

        assertEquals(
                List.of("manifests/a", "manifests/b"),
                entries.stream().map(ObjectStore.Entry::key).toList());
        assertEquals(11, entries.getFirst().sizeBytes());
        assertEquals(4, store().list("").size());
        assertTrue(store().list("nothing/").isEmpty());
    }

    @Test
    void deletesAgainAndAgain() {
        store().putIfAbsent("a", HELLO);

        store().delete("a");
        store().delete("a");

        assertEquals(Optional.empty(), store().size("a"));
        assertTrue(store().putIfAbsent("a", HELLO));
    }

    @Test
    void racingWritersOfTheSameBytesLeaveThemWhole() throws InterruptedException, ExecutionException, IOException {
        var bytes = new byte[200_000];
        new Random(2).nextBytes(bytes);
        var answers = new ArrayList<Future<Boolean>>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> store().putIfAbsent("raced", bytes)));
            }
        }

        boolean anyone = false;
        for (var answer : answers) {
            anyone |= answer.get();
        }
        assertTrue(anyone);
        assertArrayEquals(bytes, read("raced", 0, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/../b", ".", "a b", "a\nb", "ä"})
    void refusesKeysThatCouldLeaveTheStore(String key) {
        var failure = assertThrows(AshlarException.class, () -> store().putIfAbsent(key, HELLO));

        assertEquals(ErrorCategory.USER, failure.category());
    }

    @Test
    void refusesNegativeRanges() {
        store().putIfAbsent("a", HELLO);

        assertThrows(AshlarException.class, () -> read("a", -1, 1));
        assertThrows(AshlarException.class, () -> read("a", 0, -1));
    }

    private byte[] read(String key, long offset, long length) throws IOException {
        try (var in = store().get(key, offset, length)) {
            return in.readAllBytes();
        }
    }

    private String text(String key, long offset, long length) throws IOException {
        return new String(read(key, offset, length), StandardCharsets.UTF_8);
    }
}
