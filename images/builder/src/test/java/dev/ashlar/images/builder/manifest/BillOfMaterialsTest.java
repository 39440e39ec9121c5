package dev.ashlar.images.builder.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.image.PackageEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillOfMaterialsTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});

    @Test
    void listsPackagesAndJarsWithDigests() {
        var document = JsonParser.parseString(new String(write(), StandardCharsets.UTF_8))
                .getAsJsonObject();

        assertEquals("CycloneDX", document.get("bomFormat").getAsString());
        assertEquals("1.6", document.get("specVersion").getAsString());
        assertEquals(
                "urn:uuid:4bf5122f-3445-8c54-ac7d-a40bb30ab5d5".length(),
                text(document, "serialNumber").length());
        var components = document.getAsJsonArray("components");
        assertEquals(2, components.size());
        assertEquals("libc6", text(components.get(0).getAsJsonObject(), "name"));
        var jar = components.get(1).getAsJsonObject();
        assertEquals("2.14.0", text(jar, "version"));
        var hash = jar.getAsJsonArray("hashes").get(0).getAsJsonObject();
        assertEquals(DIGEST.hex(), text(hash, "content"));
    }

    @Test
    void equalImagesGiveEqualDocuments() {
        assertArrayEquals(write(), write());
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    private static byte[] write() {
        return BillOfMaterials.write(
                ImageReference.parse("agent:1.0.0"),
                DIGEST,
                List.of(new PackageEntry("libc6", "2.41-12", "amd64", 7, "pkg:deb/debian/libc6@2.41-12")),
                Map.of("libc6", DIGEST),
                Map.of("gson-2.14.0.jar", DIGEST));
    }
}
