package dev.ashlar.node.machine;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;

/** {@code /etc/ashlar/image.json}: what the running image says it is. */
public record ImageFile(ImageReference reference, Digest buildId) {
    public static final String PATH = "/etc/ashlar/image.json";
}
