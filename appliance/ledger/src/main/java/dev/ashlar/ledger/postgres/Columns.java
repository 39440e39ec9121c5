package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** How our values look in columns. PostgreSQL keeps instants to the microsecond and no NUL character. */
final class Columns {
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Columns() {}

    static Object bindable(Object value) {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Long number -> number;
            case Integer number -> number;
            case Boolean flag -> flag;
            default -> value.toString().replace('\0', '\uFFFD');
        };
    }

    /** Text for a {@code ?::jsonb} parameter. */
    static String json(Object value) {
        return ESCAPED_NUL.matcher(Json.write(value)).replaceAll("$1\\\\ufffd");
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
