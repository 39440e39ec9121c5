package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.process.Command;
import dev.ashlar.process.Outcome;
import dev.ashlar.process.ProgramRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's programs in the ledger folder, with relative paths only: long folder names and any characters in
 * them do no harm. The programs refuse to run as root; root runs them in a user namespace of their own without a user
 * map, where the same process is "nobody" but its files stay root's.
 */
final class PostgresPrograms {
    private static final String DATA = "data";
    private static final String LOG = "postgres.log";
    private static final int READY_SECONDS = 60;
    private static final int FAST_STOP_SECONDS = 20;
    private static final int IMMEDIATE_STOP_SECONDS = 10;

    private final Path folder;
    private final Path binaries;
    private final ProgramRunner runner = new ProgramRunner();

    PostgresPrograms(Path folder, Path binaries) {
        this.folder = folder;
        this.binaries = binaries;
    }

    /** Makes a data folder whose only user has the password in {@code passwordFile}. */
    void initialize(String dataFolder, String user, String passwordFile) {
        run(List.of(
                        "initdb",
                        "-D",
                        dataFolder,
                        "-U",
                        user,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"))
                .orFail("cannot make the ledger in " + folder);
    }

    /** Starts the server in a session of its own and waits until it takes connections; false when it did not. */
    boolean start() {
        var seconds = Integer.toString(READY_SECONDS);
        return run(List.of("pg_ctl", "-D", DATA, "-l", LOG, "-w", "-t", seconds, "start"))
                        .exitCode()
                == 0;
    }

    /** Ends the server: first by rolling back what runs, then at once. */
    void stop() {
        if (stop("fast", FAST_STOP_SECONDS).exitCode() != 0) {
            stop("immediate", IMMEDIATE_STOP_SECONDS).orFail("cannot stop the ledger in " + folder);
        }
    }

    private Outcome stop(String mode, int seconds) {
        return run(List.of("pg_ctl", "-D", DATA, "-m", mode, "-w", "-t", Integer.toString(seconds), "stop"));
    }

    Path server() {
        return binaries.resolve("bin/postgres");
    }

    private Outcome run(List<String> programAndArguments) {
        var arguments = new ArrayList<String>();
        if (isRoot()) {
            arguments.addAll(List.of("unshare", "--user"));
        }
        arguments.add(
                binaries.resolve("bin").resolve(programAndArguments.getFirst()).toString());
        arguments.addAll(programAndArguments.subList(1, programAndArguments.size()));
        return runner.run(Command.of(arguments).in(folder).within(Duration.ofSeconds(READY_SECONDS + 30L)));
    }

    /** Fails when root cannot start PostgreSQL on this machine. */
    void check() {
        if (isRoot() && runner.run(Command.of("unshare", "--user", "true")).exitCode() != 0) {
            throw AshlarException.external("PostgreSQL refuses to run as root and this kernel has no user namespaces:"
                    + " run the site as an ordinary user, or name an external ledger");
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
