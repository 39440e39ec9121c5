package dev.ashlar.images.builder.manifest;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.image.PackageEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The software bill of materials: CycloneDX 1.6 JSON (ECMA-424). Equal images give equal documents: the serial number
 * comes from the build id and there is no time of creation.
 */
public final class BillOfMaterials {
    private BillOfMaterials() {}

    /**
     * @param packages of the distribution, with the digest of the package file of each by name
     * @param jars of the appliance, by file name
     */
    public static byte[] write(
            ImageReference reference,
            Digest buildId,
            List<PackageEntry> packages,
            Map<String, Digest> packageDigests,
            Map<String, Digest> jars) {
        var components = new ArrayList<Object>();
        var references = new ArrayList<String>();
        packages.forEach(entry -> {
            components.add(component(entry, packageDigests));
            references.add(entry.purl());
        });
        new TreeMap<>(jars).forEach((file, digest) -> {
            components.add(Map.of(
                    "type",
                    "library",
                    "bom-ref",
                    file,
                    "name",
                    file.replaceFirst("\\.jar$", ""),
                    "version",
                    versionOf(file),
                    "hashes",
                    hashes(digest)));
            references.add(file);
        });
        return bytes(document(reference, buildId, components, references));
    }

    private static Map<String, Object> document(
            ImageReference reference, Digest buildId, List<Object> components, List<String> references) {
        var image = Map.of(
                "type",
                "operating-system",
                "bom-ref",
                reference.toString(),
                "name",
                "ashlar-" + reference.role(),
                "version",
                reference.version());
        return Map.of(
                "bomFormat",
                "CycloneDX",
                "specVersion",
                "1.6",
                "serialNumber",
                "urn:uuid:" + uuid(buildId),
                "version",
                1,
                "metadata",
                Map.of("component", image),
                "components",
                components,
                "dependencies",
                List.of(Map.of("ref", reference.toString(), "dependsOn", references)));
    }

    private static Map<String, Object> component(PackageEntry entry, Map<String, Digest> digests) {
        var component = new TreeMap<String, Object>(Map.of(
                "type", "library",
                "bom-ref", entry.purl(),
                "name", entry.name(),
                "version", entry.version(),
                "purl", entry.purl()));
        var digest = digests.get(entry.name());
        if (digest != null) {
            component.put("hashes", hashes(digest));
        }
        return component;
    }

    private static List<Map<String, String>> hashes(Digest digest) {
        return List.of(Map.of("alg", "SHA-256", "content", digest.hex()));
    }

    /** {@code gson-2.14.0.jar} is version 2.14.0. */
    private static String versionOf(String file) {
        var version = file.replaceFirst("^.*?-(\\d[^/]*)\\.jar$", "$1");
        return version.equals(file) ? "0" : version;
    }

    /** A name-based UUID (RFC 9562 version 8) of the build id. */
    private static UUID uuid(Digest buildId) {
        var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(buildId.hex()));
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] bytes(Map<String, Object> document) {
        return Json.canonical(document).getBytes(StandardCharsets.UTF_8);
    }
}
