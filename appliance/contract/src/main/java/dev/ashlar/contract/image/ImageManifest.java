package dev.ashlar.contract.image;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is true of one image. Its canonical JSON is what is signed, and the digest of that is the image's
 * identity.
 *
 * @param schema 1
 * @param buildId digest over all build inputs; also inside the image as {@code /etc/ashlar/image.json}, so a running
 *     machine can name what it runs
 * @param kernel bzImage
 * @param initrd compressed cpio archives with the whole root file system
 * @param uki unified kernel image for UEFI, signed for Secure Boot when {@code secureBootSigner} is present
 * @param kernelParameters the image's own part of the kernel command line
 * @param packages sorted by name
 * @param sbom CycloneDX JSON
 * @param expectedPcr11 hexadecimal SHA-256 value of PCR 11 after the UKI's stub ran
 * @param secureBootSigner SHA-256 fingerprint of the certificate that signed the UKI
 * @param inputs name to digest of each build input
 * @param memoryMinimumMib least memory the image boots in, MiB
 */
public record ImageManifest(
        int schema,
        ImageReference reference,
        Digest buildId,
        Blob kernel,
        Blob initrd,
        Blob uki,
        List<String> kernelParameters,
        List<PackageEntry> packages,
        Blob sbom,
        String expectedPcr11,
        Optional<Digest> secureBootSigner,
        Map<String, String> inputs,
        int memoryMinimumMib) {
    public ImageManifest {
        kernelParameters = List.copyOf(kernelParameters);
        packages = List.copyOf(packages);
        inputs = Map.copyOf(inputs);
    }

    /** Bytes a machine downloads over BIOS PXE: kernel and initrd. */
    public long sizeBytes() {
        return kernel.sizeBytes() + initrd.sizeBytes();
    }

    public List<Blob> blobs() {
        return List.of(kernel, initrd, uki, sbom);
    }
}
