package dev.ashlar.images.boot.qemu;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.images.boot.directory.BlobSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts the bytes read of each blob. */
final class CountedBlobs implements BlobSource {
    private final BlobSource blobs;
    private final Map<Digest, Long> read = new HashMap<>();

    CountedBlobs(BlobSource blobs) {
        this.blobs = blobs;
    }

    @Override
    public InputStream open(Digest digest, long offset, long length) throws IOException {
        return new FilterInputStream(blobs.open(digest, offset, length)) {
            @Override
            public int read(byte[] buffer, int at, int max) throws IOException {
                int count = super.read(buffer, at, max);
                add(digest, Math.max(0, count));
                return count;
            }
        };
    }

    @Override
    public long size(Digest digest) throws IOException {
        return blobs.size(digest);
    }

    /** False when it was not read to its end within the limit. */
    synchronized boolean awaitWhole(Blob blob, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (read.getOrDefault(blob.digest(), 0L) < blob.sizeBytes()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private synchronized void add(Digest digest, int count) {
        read.merge(digest, (long) count, Long::sum);
        notifyAll();
    }
}
