package dev.ashlar.images.boot;

import dev.ashlar.contract.Digest;
import dev.ashlar.images.boot.directory.BlobSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Blobs in memory. */
public record MemoryBlobs(Map<Digest, byte[]> blobs) implements BlobSource {
    @Override
    public InputStream open(Digest digest, long offset, long length) throws IOException {
        return new ByteArrayInputStream(bytes(digest), (int) offset, (int) length);
    }

    @Override
    public long size(Digest digest) throws IOException {
        return bytes(digest).length;
    }

    private byte[] bytes(Digest digest) throws IOException {
        var bytes = blobs.get(digest);
        if (bytes == null) {
            throw new IOException("no blob " + digest);
        }
        return bytes;
    }
}
