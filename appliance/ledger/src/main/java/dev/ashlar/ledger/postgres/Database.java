package dev.ashlar.ledger.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ashlar.contract.AshlarException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bound statements over one pool of {@value #POOL_SIZE} connections. No SQLException leaves it. While the server is
 * away a call waits for a connection up to {@value #CONNECTION_TIMEOUT_MILLIS} ms.
 */
final class Database implements AutoCloseable {
    static final int POOL_SIZE = 8;
    static final long CONNECTION_TIMEOUT_MILLIS = 15_000;
    private static final String SESSION = """
            SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '30s'""";

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does work in one transaction. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private final HikariDataSource pool;

    static {
        // A connection is tried before each use: a server that restarted has closed all of them without a word. Hikari
        // reads this once, when its pool class is loaded; its own default skips the trial for half a second.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    }

    Database(PostgresSettings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(SESSION);
        config.setPoolName("ledger");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "40");
        pool = new HikariDataSource(config);
    }

    /** Number of rows the statement changed. */
    int change(String doing, String sql, Object... parameters) {
        return inTransaction(doing, connection -> change(connection, sql, parameters));
    }

    <T> List<T> list(String doing, String sql, RowReader<T> reader, Object... parameters) {
        return inTransaction(doing, connection -> list(connection, sql, reader, parameters));
    }

    <T> Optional<T> find(String doing, String sql, RowReader<T> reader, Object... parameters) {
        return list(doing, sql, reader, parameters).stream().findFirst();
    }

    /** Commits when {@code work} returns, rolls back when it throws. Isolation: READ COMMITTED. */
    <T> T inTransaction(String doing, Work<T> work) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw AshlarException.external("ledger: " + doing + ": " + oneLine(e), e);
        }
    }

    static int change(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return List.copyOf(all);
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, Columns.bindable(parameters[i]));
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", "; ");
    }
}
