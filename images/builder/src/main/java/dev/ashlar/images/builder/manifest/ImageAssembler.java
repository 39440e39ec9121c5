package dev.ashlar.images.builder.manifest;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.PackageEntry;
import dev.ashlar.images.builder.lock.LockedPackage;
import dev.ashlar.images.builder.nix.NixOutput;
import dev.ashlar.images.builder.plan.BuildPlan;
import dev.ashlar.images.builder.secureboot.AuthenticodeSigner;
import dev.ashlar.images.builder.secureboot.SecureBootKeys;
import dev.ashlar.images.builder.store.LocalImageStore;
import dev.ashlar.images.builder.uki.Pcr11;
import dev.ashlar.images.builder.uki.PeImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns what Nix built into blobs of the store and the manifest that describes them. */
public final class ImageAssembler {
    private static final String JAR_INPUT = "jar/";

    private final LocalImageStore store;
    private final SecureBootKeys keys;

    public ImageAssembler(LocalImageStore store, SecureBootKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    public ImageManifest assemble(BuildPlan plan, String suite, NixOutput output) {
        var packages = packages(plan, suite, output);
        var signedUki = signedUki(output);
        var sbom = BillOfMaterials.write(plan.reference(), plan.buildId(), packages, digests(plan), jars(plan));
        return new ImageManifest(
                1,
                plan.reference(),
                plan.buildId(),
                store.put(output.kernel()),
                store.put(output.initrd()),
                store.put(signedUki),
                output.kernelParameters(),
                packages,
                store.put(sbom),
                Pcr11.predict(PeImage.of(signedUki)),
                Optional.of(keys.fingerprint()),
                plan.inputs(),
                plan.role().memoryMinimumMib());
    }

    private byte[] signedUki(NixOutput output) {
        try {
            return new AuthenticodeSigner(keys).sign(Files.readAllBytes(output.uki()));
        } catch (IOException e) {
            throw AshlarException.external("cannot read the built UKI " + output.uki() + ": " + e.getMessage(), e);
        }
    }

    private static List<PackageEntry> packages(BuildPlan plan, String suite, NixOutput output) {
        var locked = plan.packages().stream().collect(Collectors.toMap(LockedPackage::name, item -> item));
        return output.packages().stream()
                .map(item -> new PackageEntry(
                        item.name(),
                        item.version(),
                        item.architecture(),
                        item.unpackedBytes(),
                        purl(locked, item, suite)))
                .sorted(Comparator.comparing(PackageEntry::name))
                .toList();
    }

    /** What was built must be what was planned: the preview showed it to a person. */
    private static String purl(Map<String, LockedPackage> planned, NixOutput.Item item, String suite) {
        return Optional.ofNullable(planned.get(item.name()))
                .filter(known -> known.version().equals(item.version()))
                .map(known -> known.purl(suite))
                .orElseThrow(() -> AshlarException.external("the image holds package " + item.name() + " "
                        + item.version() + " which was not planned; run ashlar image lock and build again"));
    }

    private static Map<String, Digest> digests(BuildPlan plan) {
        return plan.packages().stream().collect(Collectors.toMap(LockedPackage::name, LockedPackage::sha256));
    }

    private static Map<String, Digest> jars(BuildPlan plan) {
        return plan.inputs().entrySet().stream()
                .filter(input -> input.getKey().startsWith(JAR_INPUT))
                .collect(Collectors.toMap(
                        input -> input.getKey().substring(JAR_INPUT.length()), input -> new Digest(input.getValue())));
    }
}
