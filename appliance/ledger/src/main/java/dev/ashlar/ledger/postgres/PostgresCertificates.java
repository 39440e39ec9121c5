package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.ledger.CertificateStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Recording is serialised per key by an advisory lock, so that two requests with one key get one certificate. */
final class PostgresCertificates implements CertificateStore {
    private static final String COLUMNS = "serial, machine, key, image, provisional, expires_at, pem, revoked_at";
    private static final String LOCK_KEY = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String RECORD = """
            WITH valid AS (
                SELECT %1$s FROM certificate
                 WHERE key = ? AND provisional = ? AND expires_at > ? AND revoked_at IS NULL
                 ORDER BY number DESC LIMIT 1
            ), stored AS (
                INSERT INTO certificate (serial, machine, key, image, provisional, expires_at, pem)
                SELECT ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM valid)
                RETURNING %1$s
            )
            SELECT * FROM valid UNION ALL SELECT * FROM stored""".formatted(COLUMNS);
    private static final String FIND = """
            SELECT %s FROM certificate
             WHERE key = ? AND provisional = ? AND expires_at > ? AND revoked_at IS NULL
             ORDER BY number DESC LIMIT 1""".formatted(COLUMNS);
    private static final String OF_MACHINE = """
            SELECT %s FROM certificate WHERE machine = ? ORDER BY number DESC""".formatted(COLUMNS);
    private static final String REVOKE = """
            UPDATE certificate SET revoked_at = ? WHERE machine = ? AND revoked_at IS NULL""";
    private static final String IS_REVOKED = """
            SELECT FROM certificate WHERE serial = ? AND revoked_at IS NOT NULL""";

    private final Database database;

    PostgresCertificates(Database database) {
        this.database = database;
    }

    @Override
    public Issued record(Issued certificate, Instant now) {
        return database.inTransaction("record a certificate of machine " + certificate.machine(), connection -> {
            Database.list(connection, LOCK_KEY, _ -> true, certificate.key());
            return Database.list(
                            connection,
                            RECORD,
                            PostgresCertificates::read,
                            certificate.key(),
                            certificate.provisional(),
                            now,
                            certificate.serial(),
                            certificate.machine(),
                            certificate.key(),
                            certificate.image(),
                            certificate.provisional(),
                            certificate.expiresAt(),
                            certificate.pem())
                    .getFirst();
        });
    }

    @Override
    public Optional<Issued> find(Digest key, boolean provisional, Instant now) {
        return database.find("find a certificate", FIND, PostgresCertificates::read, key, provisional, now);
    }

    @Override
    public List<Issued> ofMachine(MachineName machine) {
        return database.list(
                "list certificates of machine " + machine, OF_MACHINE, PostgresCertificates::read, machine);
    }

    @Override
    public int revoke(MachineName machine, Instant now) {
        return database.change("revoke certificates of machine " + machine, REVOKE, now, machine);
    }

    @Override
    public boolean isRevoked(String serial) {
        return database.find("look up a revocation", IS_REVOKED, _ -> true, serial)
                .isPresent();
    }

    private static Issued read(ResultSet row) throws SQLException {
        return new Issued(
                row.getString("serial"),
                new MachineName(row.getString("machine")),
                new Digest(row.getString("key")),
                new Digest(row.getString("image")),
                row.getBoolean("provisional"),
                Columns.instant(row, "expires_at"),
                row.getString("pem"),
                Columns.optionalInstant(row, "revoked_at"));
    }
}
