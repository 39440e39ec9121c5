package dev.ashlar.objectstore;

import dev.ashlar.contract.AshlarException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Immutable bytes by key. No correctness rests on conditional writes, listing order or times: whoever writes a key
 * always writes the same bytes to it. Thread-safe; failures are {@link dev.ashlar.contract.AshlarException} of
 * category EXTERNAL naming the key.
 */
public interface ObjectStore extends AutoCloseable {
    Pattern KEY = Pattern.compile("(?!.*(^|/)\\.{1,2}(/|$))[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    /** @param key slash-separated, no leading slash */
    record Entry(String key, long sizeBytes, java.time.Instant modifiedAt) {}

    /** Stores the file's bytes unless the key exists; true when it was stored by this call. */
    boolean putIfAbsent(String key, Path file);

    boolean putIfAbsent(String key, byte[] bytes);

    /** Size in bytes; empty when there is no such key. */
    Optional<Long> size(String key);

    /** The bytes from {@code offset} on, at most {@code length}; the caller closes. NOT_FOUND when there is no such key. */
    InputStream get(String key, long offset, long length);

    default InputStream get(String key) {
        return get(key, 0, Long.MAX_VALUE);
    }

    /** All keys with the prefix, sorted. */
    List<Entry> list(String prefix);

    /** Succeeds when it is gone already. */
    void delete(String key);

    @Override
    void close();

    /**
     * The key itself when it is slash-separated segments of letters, digits, dots, underscores and hyphens, none of
     * them {@code .} or {@code ..}, 1000 characters at most. No key may be the folder of another.
     */
    static String checkKey(String key) {
        if (key.length() > 1000 || !KEY.matcher(key).matches()) {
            throw AshlarException.user("object key \"" + key + "\" is not valid");
        }
        return key;
    }

    static void checkRange(String key, long offset, long length) {
        if (offset < 0 || length < 0) {
            throw AshlarException.user(
                    "object " + key + ": offset " + offset + " and length " + length + " must not be negative");
        }
    }
}
