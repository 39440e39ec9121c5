package dev.ashlar.control.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.image.ChannelPointer;
import dev.ashlar.contract.image.Collected;
import dev.ashlar.contract.image.ImageSummary;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.ledger.memory.MemoryLedger;
import dev.ashlar.objectstore.ObjectStore;
import dev.ashlar.objectstore.memory.MemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImageRepositoryTest {
    private static final KeyPair KEY = SampleImage.newKey();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryLedger ledger = new MemoryLedger();
    private final ObjectStore objects = new MemoryObjectStore(() -> NOON);
    private final ImageRepository repository = repositoryAt(NOON);

    private ImageRepository repositoryAt(Instant now) {
        return new ImageRepository(objects, ledger.images(), () -> Set.of(KEY.getPublic()), () -> now, ledger.events());
    }

    @Test
    void publishesAnImageWhoseBlobsAreHere() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);

        var summary = repository.publish(image.signed());

        assertEquals(ImageSummary.of(image.signed()), summary);
        assertEquals(List.of(summary), repository.summaries());
        assertEquals(image.signed(), repository.get("agent:1.0.0"));
        assertEquals(image.signed(), repository.get(image.signed().id().text()));
        assertEquals(1, ledger.events().since(0, 10).size());
    }

    @Test
    void publishingAgainChangesNothing() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        repository.publish(image.signed());

        repository.publish(image.signed());

        assertEquals(1, repository.summaries().size());
        assertEquals(1, ledger.events().since(0, 10).size());
    }

    @Test
    void aFreshProcessReadsWhatAnotherPublished() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        repository.publish(image.signed());

        assertEquals(image.signed(), repositoryAt(NOON).get("agent:1.0.0"));
        assertEquals(
                "agent:1.0.0",
                repositoryAt(NOON).manifest(image.signed().id()).reference().toString());
    }

    @Test
    void refusesAnotherImageUnderATakenReference() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        repository.publish(image.signed());
        var other = SampleImage.sign(image.signed().manifest().replace("quiet", "loud"), KEY);

        assertRefused(ErrorCategory.CONFLICT, other, "never changes");

        assertEquals(image.signed(), repository.get("agent:1.0.0"));
    }

    @Test
    void refusesAStranger() {
        var image = SampleImage.of("1.0.0", SampleImage.newKey());
        image.upload(repository);

        assertRefused(ErrorCategory.FORBIDDEN, image.signed(), "not trusted");
    }

    @Test
    void refusesAManifestThatWasChangedAfterSigning() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        var signed = image.signed();
        var changed =
                new SignedManifest(signed.manifest().replace("quiet", "loud"), signed.signer(), signed.signature());
        var nonsense = new SignedManifest(signed.manifest(), signed.signer(), "not base64!");

        assertRefused(ErrorCategory.FORBIDDEN, changed, "signature is wrong");
        assertRefused(ErrorCategory.FORBIDDEN, nonsense, "signature is wrong");
    }

    @Test
    void refusesAnImageWithABlobMissing() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        var missing = image.signed().parse().initrd().digest();
        objects.delete(BlobStore.key(missing));

        assertRefused(ErrorCategory.USER, image.signed(), missing.text());
    }

    @Test
    void refusesAnImageWhoseBlobHasAnotherSize() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        var manifest = image.signed().manifest().replaceFirst("\"sizeBytes\":12", "\"sizeBytes\":13");

        assertRefused(ErrorCategory.USER, SampleImage.sign(manifest, KEY), "the manifest says 13");
    }

    @Test
    void removesADamagedBlobSoThatItCanBeSentAgain() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        var key = BlobStore.key(image.signed().parse().kernel().digest());
        objects.delete(key);
        objects.putIfAbsent(key, "half".getBytes(StandardCharsets.UTF_8));

        assertRefused(ErrorCategory.EXTERNAL, image.signed(), "damaged");
        image.upload(repository);
        repository.publish(image.signed());

        assertEquals(1, repository.summaries().size());
    }

    @Test
    void replacesAManifestThatAnInterruptedStoreLeftHalfWritten() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        objects.putIfAbsent(ManifestStore.key(image.signed().id()), "{\"mani".getBytes(StandardCharsets.UTF_8));

        repository.publish(image.signed());

        assertEquals(image.signed(), repositoryAt(NOON).get("agent:1.0.0"));
    }

    @Test
    void storesNoBytesUnderAnotherDigest() {
        var digest = Digest.of("wanted".getBytes(StandardCharsets.UTF_8));
        var other = new ByteArrayInputStream("other".getBytes(StandardCharsets.UTF_8));

        var failure = assertThrows(AshlarException.class, () -> repository.putBlob(digest, other));

        assertEquals(ErrorCategory.USER, failure.category());
        assertFalse(repository.hasBlob(digest));
        assertTrue(objects.list("").isEmpty());
    }

    @Test
    void opensRangesOfBlobs() throws IOException {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);

        try (var in = repository.openBlob(image.signed().parse().kernel().digest(), 7, 3)) {
            assertEquals("1.0", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void keepsImagesThatAreInUse() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        repository.publish(image.signed());
        var id = image.signed().id();

        var failure = assertThrows(AshlarException.class, () -> repository.remove(id, Set.of(id)));

        assertEquals(ErrorCategory.CONFLICT, failure.category());
        assertTrue(repository.find(id).isPresent());
    }

    @Test
    void collectsTheBytesOfRemovedImagesAndKeepsSharedOnes() {
        var first = SampleImage.of("1.0.0", KEY);
        var second = SampleImage.of("1.1.0", KEY);
        for (var image : List.of(first, second)) {
            image.upload(repository);
            repository.publish(image.signed());
        }
        repository.remove(first.signed().id(), Set.of());

        var collected = repository.collectGarbage(Set.of(), Duration.ZERO);

        assertEquals(4, collected.removed());
        assertEquals(new Collected(0, 0), repository.collectGarbage(Set.of(), Duration.ZERO));
        repositoryAt(NOON).publish(second.signed());
        assertTrue(repository.find(ImageReference.parse("agent:1.0.0")).isEmpty());
    }

    @Test
    void collectsNothingYoungerThanTheMinimumAgeNorInUse() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        repository.publish(image.signed());
        var id = image.signed().id();
        repository.remove(id, Set.of());

        assertEquals(0, repository.collectGarbage(Set.of(), Duration.ofHours(1)).removed());
        assertEquals(0, repository.collectGarbage(Set.of(id), Duration.ZERO).removed());
        var later = repositoryAt(NOON.plus(Duration.ofHours(1)));
        assertEquals(5, later.collectGarbage(Set.of(), Duration.ofHours(1)).removed());
    }

    @Test
    void movesChannelsByCompareAndSet() {
        var image = SampleImage.of("1.0.0", KEY);
        image.upload(repository);
        repository.publish(image.signed());
        var id = image.signed().id();

        var first = repository.moveChannel("stable", new ChannelPointer(id, 0));
        var late =
                assertThrows(AshlarException.class, () -> repository.moveChannel("stable", new ChannelPointer(id, 0)));

        assertEquals(new ChannelPointer(id, 1), first);
        assertEquals(first, repository.channel("stable"));
        assertEquals(ErrorCategory.CONFLICT, late.category());
        assertThrows(AshlarException.class, () -> repository.moveChannel("Not A Name", new ChannelPointer(id, 0)));
        assertThrows(AshlarException.class, () -> repository.remove(id, Set.of()));
    }

    private void assertRefused(ErrorCategory category, SignedManifest signed, String words) {
        var failure = assertThrows(AshlarException.class, () -> repository.publish(signed));
        assertEquals(category, failure.category());
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }
}
