package dev.ashlar.node.tls;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * The machine's P-256 keys. The first one of a boot is kept in memory-backed {@code /run} (mode 0600), so that a
 * service that is started again within the boot can use the spent ticket once more; it never touches a disk.
 */
public final class MachineKeys {
    private final Path file;

    public MachineKeys(Path file) {
        this.file = file;
    }

    /** The boot's first key: the kept one, or a new one that is kept from now on. */
    public KeyPair first() {
        try {
            return Files.exists(file) ? read() : keep(fresh());
        } catch (IOException | GeneralSecurityException e) {
            throw AshlarException.external("cannot keep the machine's key in " + file + ": " + e.getMessage(), e);
        }
    }

    public static KeyPair fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AshlarException(ErrorCategory.BUG, "this Java cannot make P-256 keys", e);
        }
    }

    private KeyPair keep(KeyPair pair) throws IOException {
        var secret = pair.getPrivate().getEncoded();
        var open = pair.getPublic().getEncoded();
        var bytes = ByteBuffer.allocate(4 + secret.length + open.length);
        bytes.putInt(secret.length).put(secret).put(open);
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(draft.toAbsolutePath().getParent());
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, bytes.array());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return pair;
    }

    private KeyPair read() throws IOException, GeneralSecurityException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var secret = new byte[bytes.getInt()];
        bytes.get(secret);
        var open = new byte[bytes.remaining()];
        bytes.get(open);
        var factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(open)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
    }
}
