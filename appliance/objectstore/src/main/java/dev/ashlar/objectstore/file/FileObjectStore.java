package dev.ashlar.objectstore.file;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file per object below {@code objects/}. Bytes are written and synced beside it, in {@code parts/}, and appear by a
 * hard link, which fails when the key exists: an object is whole or absent, also after power loss. What a crash leaves
 * in {@code parts/} is removed at the next start. Thread-safe; one process at a time.
 */
public final class FileObjectStore implements ObjectStore {
    private final Path objects;
    private final Path parts;

    private FileObjectStore(Path objects, Path parts) {
        this.objects = objects;
        this.parts = parts;
    }

    /** Opens the store in a folder, made when absent. */
    public static FileObjectStore open(Path folder) {
        var store = new FileObjectStore(folder.resolve("objects"), folder.resolve("parts"));
        try {
            Files.createDirectories(store.objects);
            Files.createDirectories(store.parts);
            try (var left = Files.list(store.parts)) {
                for (var part : left.toList()) {
                    Files.deleteIfExists(part);
                }
            }
            return store;
        } catch (IOException e) {
            throw AshlarException.external("cannot open the object store in " + folder + ": " + e, e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, Path file) {
        return put(key, part -> Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] bytes) {
        return put(key, part -> Files.write(part, bytes));
    }

    private interface Filling {
        Object fill(Path part) throws IOException;
    }

    private boolean put(String key, Filling filling) {
        var target = file(key);
        if (Files.exists(target)) {
            return false;
        }
        try {
            var part = Files.createTempFile(parts, "part", "");
            try {
                filling.fill(part);
                sync(part);
                Files.createDirectories(folderOf(target));
                Files.createLink(target, part);
                sync(folderOf(target));
                return true;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            throw failure("store", key, e);
        }
    }

    @Override
    public Optional<Long> size(String key) {
        try {
            return Optional.of(Files.size(file(key)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure("look up", key, e);
        }
    }

    @Override
    public InputStream get(String key, long offset, long length) {
        ObjectStore.checkRange(key, offset, length);
        try {
            var channel = FileChannel.open(file(key), StandardOpenOption.READ);
            channel.position(Math.min(offset, channel.size()));
            return new LimitedStream(Channels.newInputStream(channel), length);
        } catch (NoSuchFileException e) {
            throw new AshlarException(
                    dev.ashlar.contract.ErrorCategory.NOT_FOUND, "object " + key + " does not exist", e);
        } catch (IOException e) {
            throw failure("read", key, e);
        }
    }

    @Override
    public List<Entry> list(String prefix) {
        try (Stream<Path> files = Files.walk(objects)) {
            return files.filter(Files::isRegularFile)
                    .map(this::key)
                    .filter(key -> key.startsWith(prefix))
                    .sorted()
                    .flatMap(key -> entry(key).stream())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw failure("list", prefix + "*", e);
        }
    }

    /** Empty when it was deleted a moment ago. */
    private Optional<Entry> entry(String key) {
        try {
            var file = file(key);
            return Optional.of(new Entry(
                    key, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure("look up", key, e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw failure("delete", key, e);
        }
    }

    @Override
    public void close() {}

    private Path file(String key) {
        return objects.resolve(ObjectStore.checkKey(key));
    }

    private String key(Path file) {
        return objects.relativize(file).toString();
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("");
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static AshlarException failure(String doing, String key, Exception cause) {
        return AshlarException.external("cannot " + doing + " object " + key + ": " + cause, cause);
    }
}
