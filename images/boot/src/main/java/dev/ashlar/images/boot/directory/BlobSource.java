package dev.ashlar.images.boot.directory;

import dev.ashlar.contract.Digest;
import java.io.IOException;
import java.io.InputStream;

/** Immutable bytes by digest. Thread-safe. */
public interface BlobSource {
    /** Bytes {@code offset} (inclusive) to {@code offset + length} (exclusive); the caller closes the stream. */
    InputStream open(Digest digest, long offset, long length) throws IOException;

    /** Number of bytes of the blob. */
    long size(Digest digest) throws IOException;
}
