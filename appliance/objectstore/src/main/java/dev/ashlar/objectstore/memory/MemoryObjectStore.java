package dev.ashlar.objectstore.memory;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.objectstore.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** An object store that forgets everything when its process ends. Thread-safe. */
public final class MemoryObjectStore implements ObjectStore {
    private record Stored(ByteBuffer bytes, Instant modifiedAt) {}

    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    public MemoryObjectStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean putIfAbsent(String key, Path file) {
        try {
            return putIfAbsent(key, Files.readAllBytes(file));
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + file + " for object " + key + ": " + e, e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, byte[] bytes) {
        var stored = new Stored(ByteBuffer.wrap(bytes.clone()), clock.instant());
        return objects.putIfAbsent(ObjectStore.checkKey(key), stored) == null;
    }

    @Override
    public Optional<Long> size(String key) {
        return Optional.ofNullable(objects.get(ObjectStore.checkKey(key)))
                .map(stored -> (long) stored.bytes().capacity());
    }

    @Override
    public InputStream get(String key, long offset, long length) {
        ObjectStore.checkRange(key, offset, length);
        var stored = objects.get(ObjectStore.checkKey(key));
        if (stored == null) {
            throw AshlarException.notFound("object " + key + " does not exist");
        }
        int size = stored.bytes().capacity();
        int from = (int) Math.min(offset, size);
        return new ByteArrayInputStream(stored.bytes().array(), from, (int) Math.min(length, size - from));
    }

    @Override
    public List<Entry> list(String prefix) {
        return objects.tailMap(prefix).entrySet().stream()
                .takeWhile(each -> each.getKey().startsWith(prefix))
                .map(each -> new Entry(
                        each.getKey(),
                        each.getValue().bytes().capacity(),
                        each.getValue().modifiedAt()))
                .toList();
    }

    @Override
    public void delete(String key) {
        objects.remove(ObjectStore.checkKey(key));
    }

    @Override
    public void close() {}
}
