package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;

/** The files of a local ledger, locked against a second process until closed. */
final class LedgerFolder implements AutoCloseable {
    private static final String PASSWORD = "password";
    private static final String MAKING = "data.making";
    private static final String INCLUDED = "ashlar.conf";
    private static final int LEFTOVER_ATTEMPTS = 100;
    private static final Duration LEFTOVER_PAUSE = Duration.ofMillis(100);
    private static final int LOG_LINES = 10;

    private final Path path;
    private final FileChannel lock;

    private LedgerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static LedgerFolder open(Path directory) {
        try {
            Files.createDirectories(directory);
            var path = directory.toRealPath();
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw AshlarException.conflict("ledger " + path + " is in use by another process of the site");
            }
            return new LedgerFolder(path, channel);
        } catch (IOException e) {
            throw AshlarException.external("cannot use ledger folder " + directory + ": " + e, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    String password() throws IOException {
        return Files.readString(path.resolve(PASSWORD)).strip();
    }

    /** Makes password and data unless they exist. Data is made beside and renamed: it is whole or absent. */
    void initialize(PostgresPrograms programs) throws IOException {
        if (Files.isDirectory(data())) {
            return;
        }
        writePassword();
        PostgresBinaries.deleteAll(path.resolve(MAKING));
        programs.initialize(MAKING, LocalPostgres.USER, PASSWORD);
        Files.writeString(
                path.resolve(MAKING).resolve("postgresql.conf"),
                "include = '" + INCLUDED + "'\n",
                StandardOpenOption.APPEND);
        Files.move(path.resolve(MAKING), data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var file = path.resolve(PASSWORD);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n");
    }

    /** Writes the server's settings; returns its port, a free one when {@code wantedPort} is 0. */
    int configure(int wantedPort) throws IOException {
        int port = wantedPort == 0 ? freePort() : wantedPort;
        Files.writeString(data().resolve(INCLUDED), """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 40
                shared_buffers = 32MB
                dynamic_shared_memory_type = posix
                password_encryption = scram-sha-256
                log_min_messages = warning
                log_timezone = 'UTC'
                timezone = 'UTC'
                """.formatted(port));
        return port;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** After a server was killed: waits for its children to go, then removes the file that names it. */
    void clearLeftovers() throws IOException {
        for (int attempt = 1; Postmaster.anyoneWorksIn(data()); attempt++) {
            if (attempt == LEFTOVER_ATTEMPTS) {
                throw AshlarException.conflict("processes of an earlier PostgreSQL still work in " + data()
                        + ": end them, then start the site again");
            }
            LockSupport.parkNanos(LEFTOVER_PAUSE.toNanos());
        }
        Files.deleteIfExists(data().resolve(Postmaster.FILE));
    }

    String lastLogLines() throws IOException {
        var log = path.resolve("postgres.log");
        if (!Files.exists(log)) {
            return "none";
        }
        var lines = Files.readAllLines(log);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw AshlarException.external("cannot unlock ledger folder " + path + ": " + e, e);
        }
    }
}
