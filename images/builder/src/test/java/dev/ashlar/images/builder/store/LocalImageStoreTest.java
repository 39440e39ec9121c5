package dev.ashlar.images.builder.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.images.builder.manifest.ManifestSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalImageStoreTest {
    private static final ImageReference AGENT = ImageReference.parse("agent:1.0.0");

    @TempDir
    private Path directory;

    private LocalImageStore store;

    @BeforeEach
    void open() {
        store = new LocalImageStore(directory.resolve("images"));
    }

    @Test
    void keepsBlobsByDigestAndNoticesDamage() throws Exception {
        var source = Files.writeString(directory.resolve("kernel"), "kernel");

        var blob = store.put(source);

        assertTrue(store.isIntact(blob));
        Files.writeString(store.file(blob), "kErnel");
        assertFalse(store.isIntact(blob));
        assertEquals(blob, store.put(source));
        assertTrue(store.isIntact(blob));
    }

    @Test
    void leavesNothingUnfinishedBehind() throws Exception {
        store.publish(image("a"), false);

        try (var files = Files.walk(directory)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
        }
    }

    @Test
    void findsByReferenceAndIdentityAndLists() {
        var signed = image("a");

        store.publish(signed, false);

        assertEquals(Optional.of(signed), store.find(AGENT));
        assertEquals(Optional.of(signed), store.find(signed.id()));
        assertEquals(List.of(signed), store.list());
        assertEquals(Optional.empty(), store.find(ImageReference.parse("agent:2")));
    }

    @Test
    void aReferenceMovesOnlyWhenReplaced() {
        store.publish(image("a"), false);
        store.publish(image("a"), false);

        var refusal = assertThrows(AshlarException.class, () -> store.publish(image("b"), false));

        assertEquals(ErrorCategory.CONFLICT, refusal.category());
        assertTrue(refusal.getMessage().contains("--replace"), refusal.getMessage());
        assertEquals(Optional.of(image("a")), store.find(AGENT));
        store.publish(image("b"), true);
        assertEquals(Optional.of(image("b")), store.find(AGENT));
    }

    @Test
    void signatureCoversEveryCharacter() {
        var signer = ManifestSigner.in(directory.resolve("keys"));
        var signed = image("a");
        var changed = new SignedManifest(signed.manifest().replace("192", "193"), signed.signer(), signed.signature());
        var other = ManifestSigner.in(directory.resolve("other"));

        assertTrue(ManifestSigner.isSignedBy(signed, signer.publicKey()));
        assertFalse(ManifestSigner.isSignedBy(changed, signer.publicKey()));
        assertFalse(ManifestSigner.isSignedBy(signed, other.publicKey()));
    }

    private SignedManifest image(String content) {
        Blob blob = store.put(content.getBytes(StandardCharsets.UTF_8));
        var manifest = new ImageManifest(
                1,
                AGENT,
                blob.digest(),
                blob,
                blob,
                blob,
                List.of("quiet"),
                List.of(),
                blob,
                "00",
                Optional.empty(),
                Map.of("lock", "x"),
                192);
        return ManifestSigner.in(directory.resolve("keys")).sign(manifest);
    }
}
