package dev.ashlar.ledger.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.ledger.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalPostgresIT {
    @TempDir
    private Path parent;

    @AfterEach
    void stopWhatIsLeft() throws IOException {
        if (Files.isDirectory(folder())
                && Postmaster.of(folder().resolve("data")).isPresent()) {
            LocalPostgres.start(folder(), TestFolders.cache(), 0).close();
        }
    }

    /** Longer than a Unix socket's name may be, with characters a shell would act upon. */
    private Path folder() {
        return parent.resolve("site with spaces")
                .resolve("long ".repeat(30) + "$(x) '\"")
                .resolve("ledger");
    }

    @Test
    void takesOverTheServerOfAKilledSite() throws IOException {
        var first = LocalPostgres.start(folder(), TestFolders.cache(), 0);
        try (var ledger = PostgresLedger.open(first.settings())) {
            ledger.machines().add(Samples.machine(Samples.ALPHA));
        }
        var pid = Postmaster.of(folder().resolve("data")).orElseThrow().pid();
        first.abandon();

        try (var second = LocalPostgres.start(folder(), TestFolders.cache(), 0);
                var ledger = PostgresLedger.open(second.settings())) {
            assertEquals(first.port(), second.port());
            assertEquals(
                    pid, Postmaster.of(folder().resolve("data")).orElseThrow().pid());
            assertEquals(1, ledger.machines().list().size());
        }
        assertFalse(Postmaster.anyoneWorksIn(folder().resolve("data")));
    }

    @Test
    void recoversFromAKilledServerAndAStaleFile()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var first = LocalPostgres.start(folder(), TestFolders.cache(), 0);
        try (var ledger = PostgresLedger.open(first.settings())) {
            ledger.machines().add(Samples.machine(Samples.ALPHA));
        }
        var data = folder().resolve("data");
        var server = ProcessHandle.of(Postmaster.of(data).orElseThrow().pid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
        first.abandon();
        nameThisProcessIn(data.resolve(Postmaster.FILE));

        try (var second = LocalPostgres.start(folder(), TestFolders.cache(), 0);
                var ledger = PostgresLedger.open(second.settings())) {
            assertEquals(1, ledger.machines().list().size());
        }
    }

    @Test
    void aLedgerOutlivesARestartOfItsServer() {
        var first = LocalPostgres.start(folder(), TestFolders.cache(), 0);
        try (var ledger = PostgresLedger.open(first.settings())) {
            ledger.machines().add(Samples.machine(Samples.ALPHA));
            first.close();

            try (var second = LocalPostgres.start(folder(), TestFolders.cache(), first.port())) {
                assertEquals(first.port(), second.port());
                assertEquals(1, ledger.machines().list().size());
            }
        }
    }

    /** The killed server's number is another program's by now. */
    private static void nameThisProcessIn(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(file, lines);
    }

    @Test
    void refusesAFolderInUseAndKeepsSecretsPrivate() throws IOException {
        try (var server = LocalPostgres.start(folder(), TestFolders.cache(), 0)) {
            var failure = assertThrows(
                    AshlarException.class,
                    () -> LocalPostgres.start(folder(), TestFolders.cache(), 0).close());

            assertEquals(ErrorCategory.CONFLICT, failure.category());
            var password = folder().resolve("password");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
            var secret = Files.readString(password).strip();
            assertFalse(server.settings().toString().contains(secret));
            assertTrue(ProcessHandle.allProcesses()
                    .noneMatch(
                            process -> process.info().commandLine().orElse("").contains(secret)));
        }
    }
}
