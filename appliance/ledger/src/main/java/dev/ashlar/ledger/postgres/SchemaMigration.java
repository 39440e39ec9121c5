package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings the schema to this version: numbered scripts, forward only, all in one transaction under an advisory lock, so
 * that of two services that start together one migrates and the other finds it done. A schema newer than this program
 * is left alone: scripts keep it readable and writable by the previous release.
 */
final class SchemaMigration {
    private static final List<String> SCRIPTS = List.of("001-fleet.sql");
    private static final long LOCK = 0x6173686c6172L; // "ashlar"

    private static final String TAKE_LOCK = "SELECT pg_advisory_xact_lock(?)";
    private static final String CREATE_TABLE = """
            CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, script text NOT NULL)""";
    private static final String CURRENT = "SELECT coalesce(max(version), 0) AS version FROM schema_version";
    private static final String RECORD = "INSERT INTO schema_version (version, script) VALUES (?, ?)";

    private SchemaMigration() {}

    static void run(Database database) {
        database.inTransaction("bring the schema up to date", connection -> {
            Database.list(connection, TAKE_LOCK, _ -> true, LOCK);
            try (var statement = connection.createStatement()) {
                statement.execute(CREATE_TABLE);
            }
            int current = Database.list(connection, CURRENT, row -> row.getInt("version"))
                    .getFirst();
            for (int version = current + 1; version <= SCRIPTS.size(); version++) {
                apply(connection, version, SCRIPTS.get(version - 1));
            }
            return current;
        });
    }

    private static void apply(Connection connection, int version, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(read(script));
        }
        Database.change(connection, RECORD, version, script);
    }

    private static String read(String script) {
        try (var in = SchemaMigration.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new AshlarException(ErrorCategory.BUG, "schema script " + script + " is not in this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("schema script " + script, e);
        }
    }
}
