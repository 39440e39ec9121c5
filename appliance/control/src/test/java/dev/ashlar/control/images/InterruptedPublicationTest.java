package dev.ashlar.control.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.ledger.memory.MemoryLedger;
import dev.ashlar.objectstore.memory.MemoryObjectStore;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A publication is killed before or after each of its durable steps: four blobs, the manifest, the ledger row. */
final class InterruptedPublicationTest {
    private static final KeyPair KEY = SampleImage.newKey();
    private static final InstantSource CLOCK = () -> Instant.parse("2026-03-01T12:00:00Z");
    private static final int STEPS = 6;

    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryObjectStore objects = new MemoryObjectStore(CLOCK);
    private final SampleImage image = SampleImage.of("1.0.0", KEY);

    private ImageRepository repository(KillPoint kill) {
        return new ImageRepository(
                kill.around(objects),
                kill.around(ledger.images()),
                () -> Set.of(KEY.getPublic()),
                CLOCK,
                ledger.events());
    }

    @ParameterizedTest
    @CsvSource({
        "1, false",
        "1, true",
        "2, false",
        "2, true",
        "3, false",
        "3, true",
        "4, false",
        "4, true",
        "5, false",
        "5, true",
        "6, false"
    })
    void leavesOnlyGarbageAndCanBeRepeated(int step, boolean afterwards) {
        var killed = repository(new KillPoint(step, afterwards));

        assertThrows(KillPoint.Killed.class, () -> publish(killed));

        var survivor = repository(KillPoint.never());
        assertTrue(survivor.summaries().isEmpty());
        survivor.collectGarbage(Set.of(), Duration.ZERO);
        assertTrue(objects.list("").isEmpty());
        publish(survivor);
        assertEquals(1, survivor.summaries().size());
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "5", "6"})
    void completesWhatWasBegun(int step) {
        assertThrows(KillPoint.Killed.class, () -> publish(repository(new KillPoint(step, false))));

        var survivor = repository(KillPoint.never());
        publish(survivor);

        assertEquals(image.signed(), survivor.get("agent:1.0.0"));
        assertEquals(0, survivor.collectGarbage(Set.of(), Duration.ZERO).removed());
    }

    @ParameterizedTest
    @CsvSource({"6"})
    void isPublishedOnceTheLedgerSaysSo(int lastStep) {
        assertEquals(STEPS, lastStep);

        assertThrows(KillPoint.Killed.class, () -> publish(repository(new KillPoint(lastStep, true))));

        var survivor = repository(KillPoint.never());
        assertEquals(image.signed(), survivor.get("agent:1.0.0"));
        assertEquals(0, survivor.collectGarbage(Set.of(), Duration.ZERO).removed());
    }

    private void publish(ImageRepository repository) {
        image.upload(repository);
        repository.publish(image.signed());
    }
}
