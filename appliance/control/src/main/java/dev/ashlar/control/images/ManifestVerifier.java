package dev.ashlar.control.images;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.SignedManifest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;

/** Says whether a manifest was signed (Ed25519, RFC 8032) by somebody this site trusts. Thread-safe. */
final class ManifestVerifier {
    private static final int SCHEMA = 1;

    private final Supplier<Set<PublicKey>> signers;

    ManifestVerifier(Supplier<Set<PublicKey>> signers) {
        this.signers = signers;
    }

    /** The manifest, whose every character was signed; fails otherwise. */
    ImageManifest verify(SignedManifest signed) {
        var key = signers.get().stream()
                .filter(known -> Digest.of(known.getEncoded()).equals(signed.signer()))
                .findFirst()
                .orElseThrow(() ->
                        forbidden(signed, "its signer " + signed.signer().brief() + " is not trusted by this site"));
        if (!isSignedBy(key, signed)) {
            throw forbidden(signed, "its signature is wrong");
        }
        var manifest = signed.parse();
        if (manifest.schema() != SCHEMA) {
            throw AshlarException.user("image " + manifest.reference() + " has manifest schema " + manifest.schema()
                    + ", this site knows " + SCHEMA);
        }
        return manifest;
    }

    private static boolean isSignedBy(PublicKey key, SignedManifest signed) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signed.manifest().getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signed.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static AshlarException forbidden(SignedManifest signed, String why) {
        return new AshlarException(
                ErrorCategory.FORBIDDEN, "image " + signed.id().brief() + " is refused: " + why);
    }
}
