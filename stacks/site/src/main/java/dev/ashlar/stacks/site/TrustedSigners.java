package dev.ashlar.stacks.site;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/** Whose signatures on images the site believes: the key its owner builds images with. */
final class TrustedSigners {
    private TrustedSigners() {}

    /** @param file Ed25519 public key, X.509 PEM; without it nobody is trusted and nothing can be published */
    static Set<PublicKey> of(Path file) {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try {
            var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            var key = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return Set.of(KeyFactory.getInstance("Ed25519").generatePublic(key));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw AshlarException.external(
                    "image signing key " + file + " cannot be read: " + e.getMessage()
                            + "; restore it or remove both halves to make a new one",
                    e);
        }
    }
}
