package dev.ashlar.ledger.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.LedgerContract;
import dev.ashlar.ledger.Samples;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract on one real server, a fresh database for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresLedgerIT extends LedgerContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private static Path folder;

    private LocalPostgres server;
    private PostgresSettings settings;
    private PostgresLedger ledger;

    @BeforeAll
    void startServer() {
        server = LocalPostgres.start(folder.resolve("a folder"), TestFolders.cache(), 0);
    }

    @BeforeEach
    void openLedger() throws SQLException {
        var name = "test" + DATABASES.incrementAndGet();
        var administration = server.settings();
        try (var connection = DriverManager.getConnection(
                        administration.url(), administration.user(), administration.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        settings = server.settings(name);
        ledger = PostgresLedger.open(settings);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Test
    void opensASchemaThatIsThereAlready() {
        ledger.machines().add(Samples.machine(Samples.ALPHA));

        try (var again = PostgresLedger.open(settings)) {
            assertEquals(1, again.machines().list().size());
        }
    }

    @Test
    void saysWhichLedgerRefusedWithoutItsPassword() {
        var wrong = new PostgresSettings(settings.url(), settings.user(), "not-the-password");

        var failure = assertThrows(
                AshlarException.class, () -> PostgresLedger.open(wrong).close());

        assertEquals(ErrorCategory.EXTERNAL, failure.category());
        assertFalse(failure.getMessage().contains("not-the-password"));
        assertFalse(wrong.toString().contains("not-the-password"));
    }
}
