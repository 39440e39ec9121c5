package dev.ashlar.contract.image;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.RoleName;

/** One line of {@code image list}. The digest is the manifest's: the image's identity. */
public record ImageSummary(
        ImageReference reference,
        RoleName role,
        String version,
        Digest digest,
        long sizeBytes,
        long kernelBytes,
        long initrdBytes,
        Digest signedBy) {
    public static ImageSummary of(SignedManifest signed) {
        var manifest = signed.parse();
        return new ImageSummary(
                manifest.reference(),
                manifest.reference().role(),
                manifest.reference().version(),
                signed.id(),
                manifest.sizeBytes(),
                manifest.kernel().sizeBytes(),
                manifest.initrd().sizeBytes(),
                signed.signer());
    }
}
