package dev.ashlar.images.builder;

import dev.ashlar.contract.image.ImageSummary;
import dev.ashlar.contract.image.SignedManifest;

/**
 * An image in the local store.
 *
 * @param reused whether it was there already, built from the same inputs
 */
public record BuiltImage(SignedManifest signed, boolean reused) {
    public ImageSummary summary() {
        return ImageSummary.of(signed);
    }
}
