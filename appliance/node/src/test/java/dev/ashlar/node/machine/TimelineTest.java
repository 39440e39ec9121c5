package dev.ashlar.node.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    @TempDir
    Path root;

    @Test
    void joinsInitsMarksWithItsOwnAndTheFirstOfANameStays() throws IOException {
        Files.createDirectories(root.resolve("run/ashlar"));
        Files.writeString(
                root.resolve("run/ashlar/timeline"), "kernel 0.42\nnetwork 1300\nservice 1.50\nhalf\nodd x\n");
        var timeline = new Timeline(new MachineFiles(root), () -> 2000);
        timeline.mark("service");
        timeline.mark("network");

        assertEquals(
                Map.of("init", 420L, "network", 1300L, "service-start", 1500L, "service", 2000L), timeline.marks());
    }

    @Test
    void backoffDoublesUpToItsLimitAndIsCutAtRandom() {
        var backoff = new Backoff(100, 800, new Random(1));
        for (long whole : new long[] {100, 200, 400, 800, 800}) {
            long wait = backoff.nextMillis();
            assertTrue(wait >= whole / 2 && wait <= whole, wait + " of " + whole);
        }
        backoff.reset();
        assertTrue(backoff.nextMillis() <= 100);
    }
}
