package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.ledger.TicketStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Spending is one UPDATE: its row count decides, and the row read after it says why not. */
final class PostgresTickets implements TicketStore {
    private static final String ISSUE = """
            INSERT INTO ticket (hash, machine, image, generation, expires_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (hash) DO NOTHING""";
    private static final String SPEND = """
            UPDATE ticket SET used_key = ?, used_at = coalesce(used_at, ?)
             WHERE hash = ? AND (used_key = ? OR (used_key IS NULL AND expires_at > ?))""";
    private static final String READ = """
            SELECT hash, machine, image, generation, expires_at, used_key FROM ticket WHERE hash = ?""";
    private static final String WITHDRAW = "DELETE FROM ticket WHERE machine = ? AND used_key IS NULL";

    private record Entry(Ticket ticket, Optional<String> usedKey) {}

    private final Database database;

    PostgresTickets(Database database) {
        this.database = database;
    }

    @Override
    public void issue(Ticket ticket) {
        database.change(
                "issue a ticket for machine " + ticket.machine(),
                ISSUE,
                ticket.hash(),
                ticket.machine(),
                ticket.image(),
                ticket.generation(),
                ticket.expiresAt());
    }

    @Override
    public Spending spend(Digest hash, Digest key, Instant now) {
        return database.inTransaction("spend a ticket", connection -> spend(connection, hash, key, now));
    }

    private static Spending spend(Connection connection, Digest hash, Digest key, Instant now) throws SQLException {
        boolean spent = Database.change(connection, SPEND, key, now, hash, key, now) == 1;
        var entries = Database.list(connection, READ, PostgresTickets::read, hash);
        if (entries.isEmpty()) {
            return new Spending.Unknown();
        }
        var entry = entries.getFirst();
        if (spent) {
            return new Spending.Spent(entry.ticket());
        }
        return entry.usedKey().isPresent()
                ? new Spending.UsedByAnotherKey(entry.ticket())
                : new Spending.Expired(entry.ticket());
    }

    @Override
    public void withdraw(MachineName machine) {
        database.change("withdraw tickets of machine " + machine, WITHDRAW, machine);
    }

    private static Entry read(ResultSet row) throws SQLException {
        var ticket = new Ticket(
                new Digest(row.getString("hash")),
                new MachineName(row.getString("machine")),
                new Digest(row.getString("image")),
                row.getLong("generation"),
                Columns.instant(row, "expires_at"));
        return new Entry(ticket, Optional.ofNullable(row.getString("used_key")));
    }
}
