package dev.ashlar.credentials.authority;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * PEM files of one folder. A file is written beside its place, forced to disk and renamed, so that a crash leaves the
 * old file or the new one, never half of one. Keys have mode 0600 from their first byte.
 */
final class AuthorityFolder {
    private final Path folder;

    AuthorityFolder(Path folder) {
        this.folder = folder;
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    KeyAndCertificate read(String certificateName, String keyName, List<java.security.cert.X509Certificate> issuers) {
        var certificate = Pem.readCertificate(path(certificateName), text(certificateName));
        var key = Pem.readKey(path(keyName), text(keyName));
        var chain = new java.util.ArrayList<java.security.cert.X509Certificate>();
        chain.add(certificate);
        chain.addAll(issuers);
        return new KeyAndCertificate(key, chain);
    }

    /** The key first: without its certificate it is worth nothing and is replaced by the next attempt. */
    void write(String certificateName, String keyName, KeyAndCertificate pair) {
        write(keyName, Pem.write(pair.key()), "rw-------");
        write(certificateName, Pem.write(pair.certificate()), "rw-r--r--");
    }

    private void write(String name, String text, String mode) {
        var place = folder.resolve(name);
        var draft = folder.resolve(name + ".new");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text, StandardCharsets.US_ASCII);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
            force(draft, StandardOpenOption.WRITE);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            throw AshlarException.external("cannot write " + place + ": check the disk and the folder's owner", e);
        }
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (var channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + path(name) + ": check that it exists and its owner", e);
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }
}
