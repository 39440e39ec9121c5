package dev.ashlar.images.builder.files;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One user of a folder at a time, among the threads of this process and among processes. The operating system frees
 * the lock of a process that dies.
 */
public final class FolderLock {
    /** File locks belong to the process: threads need a lock of their own before them. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private FolderLock() {}

    /** Creates the folder, for its owner alone, when missing. */
    public static void hold(Path folder, Runnable work) {
        var threads = THREADS.computeIfAbsent(folder.toAbsolutePath().normalize(), _ -> new ReentrantLock());
        threads.lock();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (var channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                work.run();
            }
        } catch (IOException e) {
            throw AshlarException.external("cannot use the folder " + folder + ": " + e.getMessage(), e);
        } finally {
            threads.unlock();
        }
    }
}
