package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.site.SiteEvent;
import dev.ashlar.ledger.EventStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The counter's row lock is held to the commit, so numbers become visible in order. */
final class PostgresEvents implements EventStore {
    private static final String APPEND = """
            WITH next AS (UPDATE event_counter SET last_number = last_number + 1 RETURNING last_number)
            INSERT INTO event (number, at, kind, subject, message)
            SELECT last_number, ?, ?, ?, ? FROM next
            RETURNING number, at, kind, subject, message""";
    private static final String SINCE = """
            SELECT number, at, kind, subject, message FROM event WHERE number > ? ORDER BY number LIMIT ?""";

    private final Database database;

    PostgresEvents(Database database) {
        this.database = database;
    }

    @Override
    public SiteEvent append(Instant at, String kind, String subject, String message) {
        return database.find("append event " + kind, APPEND, PostgresEvents::read, at, kind, subject, message)
                .orElseThrow();
    }

    @Override
    public List<SiteEvent> since(long after, int limit) {
        return database.list("list events", SINCE, PostgresEvents::read, after, limit);
    }

    private static SiteEvent read(ResultSet row) throws SQLException {
        return new SiteEvent(
                row.getLong("number"),
                Columns.instant(row, "at"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("message"));
    }
}
