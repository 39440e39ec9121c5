package dev.ashlar.stacks.site;

import dev.ashlar.contract.Digest;
import dev.ashlar.control.images.ImageRepository;
import dev.ashlar.images.boot.directory.BlobSource;
import java.io.IOException;
import java.io.InputStream;

/** The boot server's bytes are the image repository's. */
record RepositoryBlobs(ImageRepository images) implements BlobSource {
    @Override
    public InputStream open(Digest digest, long offset, long length) throws IOException {
        return images.openBlob(digest, offset, length);
    }

    @Override
    public long size(Digest digest) throws IOException {
        return images.blobSize(digest)
                .orElseThrow(() -> new IOException("blob " + digest.brief() + " is not in the image repository"));
    }
}
