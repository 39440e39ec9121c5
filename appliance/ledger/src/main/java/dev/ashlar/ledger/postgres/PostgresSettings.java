package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.AshlarException;

/**
 * Where a ledger is.
 *
 * @param url JDBC URL without user and password, for instance {@code jdbc:postgresql://127.0.0.1:5432/ashlar}
 * @param password redacted in {@link #toString}
 */
public record PostgresSettings(String url, String user, String password) {
    public PostgresSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw AshlarException.user("ledger URL must begin with jdbc:postgresql:");
        }
        if (url.contains("password=") || url.contains("@")) {
            throw AshlarException.user("ledger URL must not hold a password: name the file that holds it");
        }
    }

    @Override
    public String toString() {
        return "PostgresSettings[" + url + ", user " + user + ", password ***]";
    }
}
