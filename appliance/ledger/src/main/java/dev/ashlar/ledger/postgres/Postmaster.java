package dev.ashlar.ledger.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server process as its {@code postmaster.pid} and {@code /proc} tell. The file outlives a killed server and its
 * process number may be another program's by then, so only a process that works in that very folder counts.
 *
 * @param port TCP port it listens on
 */
record Postmaster(long pid, int port) {
    static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    /** The live server of a data folder. */
    static Optional<Postmaster> of(Path data) throws IOException {
        var file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.getFirst().strip());
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return worksIn(pid, data) ? Optional.of(new Postmaster(pid, port)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Whether any process works in the data folder: the server itself, or what a killed server left for a moment. */
    static boolean anyoneWorksIn(Path data) {
        return ProcessHandle.allProcesses().anyMatch(process -> worksIn(process.pid(), data));
    }

    boolean runsProgram(Path program) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe"))
                    .equals(program.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean worksIn(long pid, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }
}
