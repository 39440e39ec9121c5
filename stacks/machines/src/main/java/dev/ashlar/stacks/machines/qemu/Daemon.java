package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A process known by the file that holds its id. The id alone may have been given to another process since, so the
 * process must also have been started with this very file in its arguments.
 */
record Daemon(Path pidFile) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long STEP_NANOS = 10_000_000;

    boolean isRunning() {
        return process().isPresent();
    }

    /** Asks it to end, kills it when it does not, and returns when it is gone. */
    void end() {
        var process = process();
        process.ifPresent(ProcessHandle::destroy);
        if (!gone(PATIENCE)) {
            process.ifPresent(ProcessHandle::destroyForcibly);
            if (!gone(LIMIT)) {
                throw AshlarException.external(
                        "process " + process.map(ProcessHandle::pid).orElse(0L) + " of " + pidFile.getParent()
                                + " does not end, not even killed; it may wait for a disk");
            }
        }
        pidFile.toFile().delete();
    }

    private boolean gone(Duration within) {
        var deadline = System.nanoTime() + within.toNanos();
        while (isRunning()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        return true;
    }

    /** A zombie has no arguments left, so it counts as gone. */
    private Optional<ProcessHandle> process() {
        try {
            var pid = Long.parseLong(Files.readString(pidFile).strip());
            var arguments = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8);
            return arguments.contains(pidFile.toString()) ? ProcessHandle.of(pid) : Optional.empty();
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
