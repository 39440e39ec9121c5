package dev.ashlar.verify.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Small files, no leftovers. */
class TidyTest {
    private static final int LINES_MAX = 300;
    /** A contract that several implementations pass is one list of cases. */
    private static final int TEST_LINES_MAX = 450;

    private static final Pattern LEFTOVER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@author");

    private static List<Path> sources() {
        return Checkout.files(file -> file.toString().endsWith(".java")
                && !file.getFileName().toString().equals("TidyTest.java"));
    }

    @Test
    void noFileIsLong() {
        assertEquals(
                List.of(),
                sources().stream()
                        .filter(file -> Checkout.read(file).lines().count() > limit(file))
                        .map(file -> Checkout.root().relativize(file).toString())
                        .toList());
    }

    private static int limit(Path file) {
        return file.toString().contains("/src/test/") ? TEST_LINES_MAX : LINES_MAX;
    }

    @Test
    void testsWaitForEventsInsteadOfSleeping() {
        assertEquals(
                List.of(),
                sources().stream()
                        .filter(file -> file.toString().contains("/src/test/"))
                        .filter(file -> Checkout.read(file).contains("Thread.sleep("))
                        .map(file -> Checkout.root().relativize(file).toString())
                        .toList());
    }

    @Test
    void nothingIsLeftOver() {
        assertEquals(
                List.of(),
                sources().stream()
                        .flatMap(file -> LEFTOVER.matcher(Checkout.read(file))
                                .results()
                                .map(match -> Checkout.root().relativize(file) + ": " + match.group()))
                        .toList());
    }
}
