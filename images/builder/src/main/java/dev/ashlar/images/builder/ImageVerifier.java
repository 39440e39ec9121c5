package dev.ashlar.images.builder;

import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.images.builder.VerificationReport.Check;
import dev.ashlar.images.builder.manifest.ManifestSigner;
import dev.ashlar.images.builder.store.LocalImageStore;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** Compares an image with what is said about it. */
final class ImageVerifier {
    private final LocalImageStore store;
    private final PublicKey key;

    ImageVerifier(LocalImageStore store, PublicKey key) {
        this.store = store;
        this.key = key;
    }

    List<Check> check(SignedManifest signed) {
        var checks = new ArrayList<Check>();
        var manifest = signed.parse();
        boolean genuine = ManifestSigner.isSignedBy(signed, key);
        checks.add(new Check(
                "signature", genuine, (genuine ? "by " : "is not by this installation's key, but ") + signed.signer()));
        checks.add(blob("kernel", manifest.kernel()));
        checks.add(blob("initrd", manifest.initrd()));
        checks.add(blob("uki", manifest.uki()));
        checks.add(blob("sbom", manifest.sbom()));
        return checks;
    }

    private Check blob(String name, Blob blob) {
        boolean intact = store.isIntact(blob);
        return new Check(name, intact, intact ? blob.digest().text() : store.file(blob) + " is not " + blob.digest());
    }

    static List<Check> compare(ImageManifest signed, ImageManifest rebuilt) {
        return List.of(
                same("rebuild inputs", signed.buildId(), rebuilt.buildId()),
                same("rebuild kernel", signed.kernel(), rebuilt.kernel()),
                same("rebuild initrd", signed.initrd(), rebuilt.initrd()),
                same("rebuild uki", signed.uki(), rebuilt.uki()),
                same("rebuild sbom", signed.sbom(), rebuilt.sbom()),
                same("rebuild PCR 11", signed.expectedPcr11(), rebuilt.expectedPcr11()));
    }

    private static Check same(String name, Object signed, Object rebuilt) {
        boolean equal = signed.equals(rebuilt);
        return new Check(name, equal, equal ? "identical" : "now " + rebuilt + ", signed was " + signed);
    }
}
