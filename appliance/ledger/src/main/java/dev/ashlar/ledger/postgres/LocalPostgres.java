package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A PostgreSQL server of the site's own, for one machine. It listens on 127.0.0.1 alone and has no Unix socket. Its
 * folder holds {@code data/}, {@code password} (0600), {@code postgres.log} and {@code lock}.
 *
 * <p>The server is a process of its own: it outlives a killed site. The next start in the same folder finds it by its
 * process and takes it over, or stops it when it answers no more, listens on another port than wanted, or is another
 * release's program. What a killed <em>server</em> left is cleared before a new one starts. One process holds a folder
 * at a time.
 */
public final class LocalPostgres implements AutoCloseable {
    static final String USER = "ashlar";
    private static final String DATABASE = "ashlar";
    private static final int PORT_ATTEMPTS = 3;

    private final LedgerFolder folder;
    private final PostgresPrograms programs;
    private final int port;
    private boolean closed;

    private LocalPostgres(LedgerFolder folder, PostgresPrograms programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /**
     * Starts the server, or takes over the one that runs already.
     *
     * @param directory the ledger's folder, made when absent
     * @param cache where the server's programs are unpacked to, once
     * @param wantedPort TCP port, or 0 for any free one
     */
    public static LocalPostgres start(Path directory, Path cache, int wantedPort) {
        var folder = LedgerFolder.open(directory);
        try {
            var programs = new PostgresPrograms(folder.path(), PostgresBinaries.unpack(cache.toAbsolutePath()));
            programs.check();
            folder.initialize(programs);
            int port = adoptOrStart(folder, programs, wantedPort);
            var server = new LocalPostgres(folder, programs, port);
            server.createDatabase();
            return server;
        } catch (IOException e) {
            folder.close();
            throw AshlarException.external("cannot start the ledger in " + directory + ": " + e, e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public PostgresSettings settings() {
        return settings(DATABASE);
    }

    public int port() {
        return port;
    }

    /** Stops the server within 30 s. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                programs.stop();
            } finally {
                folder.close();
            }
        }
    }

    /** Lets go of the folder and leaves the server running, as a killed process would. */
    void abandon() {
        closed = true;
        folder.close();
    }

    private static int adoptOrStart(LedgerFolder folder, PostgresPrograms programs, int wantedPort) throws IOException {
        var running = Postmaster.of(folder.data());
        if (running.isPresent()) {
            var server = running.get();
            boolean isRightPort = wantedPort == 0 || wantedPort == server.port();
            if (isRightPort && server.runsProgram(programs.server()) && answers(folder, server.port())) {
                return server.port();
            }
            programs.stop();
        }
        folder.clearLeftovers();
        return startNew(folder, programs, wantedPort);
    }

    private static int startNew(LedgerFolder folder, PostgresPrograms programs, int wantedPort) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = folder.configure(wantedPort);
            if (programs.start()) {
                return port;
            }
            if (wantedPort != 0 || attempt == PORT_ATTEMPTS) {
                throw AshlarException.external("the ledger's PostgreSQL did not start on 127.0.0.1:" + port
                        + "; its last lines: " + folder.lastLogLines());
            }
        }
    }

    private static boolean answers(LedgerFolder folder, int port) {
        try (var connection = DriverManager.getConnection(url(port, "postgres"), login(folder))) {
            return connection.isValid(5);
        } catch (SQLException | IOException _) {
            return false;
        }
    }

    private void createDatabase() throws IOException {
        try (var connection = DriverManager.getConnection(url(port, "postgres"), login(folder));
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (rows.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw AshlarException.external("cannot use the ledger at 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    PostgresSettings settings(String database) {
        try {
            return new PostgresSettings(url(port, database), USER, folder.password());
        } catch (IOException e) {
            throw AshlarException.external("cannot read the ledger's password file: " + e, e);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static Properties login(LedgerFolder folder) throws IOException {
        var login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", folder.password());
        login.setProperty("connectTimeout", "5");
        login.setProperty("loginTimeout", "10");
        return login;
    }

    /** For messages. */
    @Override
    public String toString() {
        return "PostgreSQL of " + folder.path() + " at 127.0.0.1:" + port
                + (Files.isDirectory(folder.data()) ? "" : " (gone)");
    }
}
