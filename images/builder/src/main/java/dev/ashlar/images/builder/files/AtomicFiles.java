package dev.ashlar.images.builder.files;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that appear complete or not at all: temporary file, fsync, rename, fsync of the folder. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Writes or replaces {@code file}; its folder is created when missing.
     *
     * @param permissions as {@code ls} writes them, for instance {@code rw-------}
     */
    public static void write(Path file, byte[] content, String permissions) {
        place(file, permissions, temporary -> {
            try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        });
    }

    /** Copies {@code source} to {@code file}, which other users may read. */
    public static void copy(Path source, Path file) {
        place(file, "rw-r--r--", temporary -> Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING));
    }

    private static void place(Path file, String permissions, Filler filler) {
        try {
            var folder = parent(file);
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, ".", ".part");
            try {
                filler.fill(temporary);
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
                sync(temporary);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sync(folder);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw AshlarException.external("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Path parent(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private interface Filler {
        void fill(Path temporary) throws IOException;
    }
}
