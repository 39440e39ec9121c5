package dev.ashlar.images.builder.manifest;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.images.builder.files.FolderLock;
import dev.ashlar.images.builder.keys.KeyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Signs manifests with Ed25519 (RFC 8032, deterministic) and verifies them. Thread-safe.
 */
public final class ManifestSigner {
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private ManifestSigner(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Reads {@code image-signing.key} (PKCS #8) and {@code image-signing.pub} (X.509), or creates both. */
    public static ManifestSigner in(Path keysDirectory) {
        var privateFile = keysDirectory.resolve("image-signing.key");
        var publicFile = publicKeyFile(keysDirectory);
        if (!Files.exists(privateFile)) {
            FolderLock.hold(keysDirectory, () -> {
                if (!Files.exists(privateFile)) {
                    create(privateFile, publicFile);
                }
            });
        }
        return new ManifestSigner(
                KeyFiles.readPrivateKey(privateFile, ALGORITHM), KeyFiles.readPublicKey(publicFile, ALGORITHM));
    }

    /** The file to give to those who verify. */
    public static Path publicKeyFile(Path keysDirectory) {
        return keysDirectory.resolve("image-signing.pub");
    }

    /** The public half is written first: a private key without it never exists on disk. */
    private static void create(Path privateFile, Path publicFile) {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            KeyFiles.writePublic(publicFile, "PUBLIC KEY", pair.getPublic().getEncoded());
            KeyFiles.writePrivate(privateFile, pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new AshlarException(ErrorCategory.BUG, "this Java cannot make Ed25519 keys", e);
        }
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** Digest of the public key's X.509 encoding, as signed manifests name their signer. */
    public Digest identity() {
        return Digest.of(publicKey.getEncoded());
    }

    public SignedManifest sign(ImageManifest manifest) {
        var text = Json.canonical(manifest);
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedManifest(text, identity(), Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new AshlarException(ErrorCategory.BUG, "cannot sign a manifest: " + e.getMessage(), e);
        }
    }

    /** Whether {@code key} signed exactly these characters. */
    public static boolean isSignedBy(SignedManifest signed, PublicKey key) {
        if (!signed.signer().equals(Digest.of(key.getEncoded()))) {
            return false;
        }
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(signed.manifest().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(signed.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false; // A malformed signature is a wrong one.
        }
    }
}
