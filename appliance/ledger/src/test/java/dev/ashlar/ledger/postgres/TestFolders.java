package dev.ashlar.ledger.postgres;

import java.nio.file.Path;

/** Folders tests share. */
final class TestFolders {
    private TestFolders() {}

    /** Unpacked programs survive from run to run, below the module's build folder. */
    static Path cache() {
        return Path.of("target", "cache").toAbsolutePath();
    }
}
