package dev.ashlar.control.images;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.PackageEntry;
import dev.ashlar.contract.image.SignedManifest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small signed image: its "kernel" is the word kernel and its version. */
record SampleImage(SignedManifest signed, List<String> contents) {
    static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SampleImage of(String version, KeyPair key) {
        var contents = List.of("kernel " + version, "initrd " + version, "uki " + version, "the same sbom");
        var blobs = contents.stream().map(SampleImage::blob).toList();
        var manifest = new ImageManifest(
                1,
                ImageReference.parse("agent:" + version),
                Digest.of(version.getBytes(StandardCharsets.UTF_8)),
                blobs.get(0),
                blobs.get(1),
                blobs.get(2),
                List.of("quiet"),
                List.of(new PackageEntry("libc6", "2.41-12", "amd64", 100, "pkg:deb/debian/libc6")),
                blobs.get(3),
                "00",
                Optional.empty(),
                Map.of(),
                192);
        return new SampleImage(sign(Json.canonical(manifest), key), contents);
    }

    static SignedManifest sign(String manifest, KeyPair key) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(manifest.getBytes(StandardCharsets.UTF_8));
            var signer = Digest.of(key.getPublic().getEncoded());
            return new SignedManifest(manifest, signer, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    void upload(ImageRepository repository) {
        for (var content : contents) {
            repository.putBlob(
                    blob(content).digest(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Blob blob(String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Blob(Digest.of(bytes), bytes.length);
    }
}
