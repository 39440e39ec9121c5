package dev.ashlar.ledger.postgres;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server programs out of their jar, unpacked once into {@code postgresql-DIGEST} of the cache. Unpacked beside it
 * first and then renamed: a folder of that name is always complete, and racing processes agree.
 */
final class PostgresBinaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** Folder with {@code bin/postgres}, {@code bin/initdb} and {@code bin/pg_ctl}. */
    static Path unpack(Path cache) {
        try (var archive = open()) {
            var folder = cache.resolve("postgresql-" + Digest.ofStream(archive).brief());
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(cache);
                unpackInto(folder, Files.createTempDirectory(cache, "postgresql-"));
            }
            return folder;
        } catch (IOException e) {
            throw AshlarException.external("cannot unpack PostgreSQL into " + cache + ": " + e, e);
        }
    }

    private static InputStream open() {
        var archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw AshlarException.external("no PostgreSQL programs for this machine are in the class path (" + ARCHIVE
                    + "): name an external ledger");
        }
        return archive;
    }

    private static void unpackInto(Path folder, Path work) throws IOException {
        try {
            try (var archive = open();
                    var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, work);
                }
            }
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException _) {
            // Another process was first: its folder is complete.
        } finally {
            deleteAll(work);
        }
    }

    private static void write(InputStream bytes, TarArchiveEntry entry, Path work) throws IOException {
        var target = work.resolve(entry.getName()).normalize();
        if (!target.startsWith(work)) {
            throw new IOException("entry " + entry.getName() + " leaves the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(bytes, target);
        boolean isProgram = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Deletes a folder and all in it; nothing happens when it is gone. */
    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
