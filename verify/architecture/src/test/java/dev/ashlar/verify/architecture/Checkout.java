package dev.ashlar.verify.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The source tree these tests look at. */
final class Checkout {
    private static final List<String> NOT_OURS = List.of("target", ".git", "node_modules", "dist");

    private Checkout() {}

    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/ARCHITECTURE.md"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no docs/ARCHITECTURE.md above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    static List<Path> files(Predicate<Path> wanted) {
        try (var walk = Files.walk(root())) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> isOurs(root().relativize(file)))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path relative) {
        for (var part : relative) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
