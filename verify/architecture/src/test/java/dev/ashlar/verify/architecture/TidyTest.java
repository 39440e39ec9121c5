package dev.ashlar.verify.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Small files, no leftovers. */
class TidyTest {
    private static final int LINES_MAX = 300;
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@author|printStackTrace");

    private static List<Path> sources() {
        return Checkout.files(file -> file.toString().endsWith(".java")
                && !file.getFileName().toString().equals("TidyTest.java"));
    }

    @Test
    void noFileIsLong() {
        assertEquals(
                List.of(),
                sources().stream()
                        .filter(file -> Checkout.read(file).lines().count() > LINES_MAX)
                        .map(file -> Checkout.root().relativize(file).toString())
                        .toList());
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
