package dev.ashlar.control.images;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes by digest. What is stored under a digest was seen to have it. */
final class BlobStore {
    static final String PREFIX = "blobs/";

    private final ObjectStore objects;

    BlobStore(ObjectStore objects) {
        this.objects = objects;
    }

    static String key(Digest digest) {
        return PREFIX + digest.hex();
    }

    /** Stores the stream's bytes when they have that digest; true when this call stored them. The caller closes. */
    boolean put(Digest expected, InputStream bytes) {
        try {
            var spool = Files.createTempFile("ashlar-blob", "");
            try {
                checkDigest(expected, spool(bytes, spool));
                return objects.putIfAbsent(key(expected), spool);
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            throw AshlarException.external("cannot receive blob " + expected + ": " + e, e);
        }
    }

    private static Digest spool(InputStream bytes, Path file) throws IOException {
        var digest = Digest.sha256();
        try (var out = Files.newOutputStream(file)) {
            new DigestInputStream(bytes, digest).transferTo(out);
        }
        return Digest.ofHex(HexFormat.of().formatHex(digest.digest()));
    }

    private static void checkDigest(Digest expected, Digest actual) {
        if (!actual.equals(expected)) {
            throw AshlarException.user(
                    "the bytes sent as blob " + expected + " have digest " + actual + ": nothing was stored");
        }
    }

    Optional<Long> size(Digest digest) {
        return objects.size(key(digest));
    }

    InputStream open(Digest digest, long offset, long length) {
        return objects.get(key(digest), offset, length);
    }

    /** Reads the blob back and compares it. A damaged one is removed, so that it can be sent again. */
    void verify(Blob blob) {
        var digest = blob.digest();
        long size = size(digest)
                .orElseThrow(
                        () -> AshlarException.user("blob " + digest + " was not uploaded: upload it, then publish"));
        var actual = read(digest);
        if (!actual.equals(digest)) {
            objects.delete(key(digest));
            throw AshlarException.external(
                    "blob " + digest + " was damaged in the object store and removed: upload it again");
        }
        if (size != blob.sizeBytes()) {
            throw AshlarException.user(
                    "blob " + digest + " has " + size + " bytes, the manifest says " + blob.sizeBytes());
        }
    }

    private Digest read(Digest digest) {
        try (var in = objects.get(key(digest))) {
            return Digest.ofStream(in);
        } catch (IOException e) {
            throw new AshlarException(ErrorCategory.EXTERNAL, "cannot read blob " + digest + " back: " + e, e);
        }
    }
}
