package dev.ashlar.contract.image;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.Json;
import java.nio.charset.StandardCharsets;

/**
 * A manifest as it is stored and sent.
 *
 * @param manifest canonical JSON of an {@link ImageManifest}; these very characters (UTF-8) are signed
 * @param signer digest of the signer's X.509-encoded Ed25519 public key
 * @param signature Ed25519 (RFC 8032), base64
 */
public record SignedManifest(String manifest, Digest signer, String signature) {
    /** The image's identity. */
    public Digest id() {
        return Digest.of(manifest.getBytes(StandardCharsets.UTF_8));
    }

    /** Parses; does not verify. */
    public ImageManifest parse() {
        return Json.read(manifest, ImageManifest.class);
    }
}
