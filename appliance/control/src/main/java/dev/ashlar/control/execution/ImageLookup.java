package dev.ashlar.control.execution;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.ledger.ImageStore;
import java.util.Optional;

/** Which images are published. */
public interface ImageLookup {
    /** Identity of the image a reference names. */
    Optional<Digest> find(ImageReference reference);

    /** The reference under which an image is published. */
    Optional<ImageReference> find(Digest identity);

    static ImageLookup of(ImageStore images) {
        return new ImageLookup() {
            @Override
            public Optional<Digest> find(ImageReference reference) {
                return images.find(reference).map(ImageStore.Published::id);
            }

            @Override
            public Optional<ImageReference> find(Digest identity) {
                return images.find(identity).map(ImageStore.Published::reference);
            }
        };
    }
}
