package dev.ashlar.images.builder.keys;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.images.builder.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads and writes keys: PKCS #8 and X.509 in PEM (RFC 7468). Messages name the file, never its content. */
public final class KeyFiles {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private KeyFiles() {}

    public static PrivateKey readPrivateKey(Path file, String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(readPem(file)));
        } catch (GeneralSecurityException e) {
            throw unusable(file, algorithm, e);
        }
    }

    public static PublicKey readPublicKey(Path file, String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(readPem(file)));
        } catch (GeneralSecurityException e) {
            throw unusable(file, algorithm, e);
        }
    }

    private static AshlarException unusable(Path file, String algorithm, GeneralSecurityException cause) {
        return new AshlarException(
                ErrorCategory.USER,
                file + " is not a PEM " + algorithm + " key; restore it, or remove it together with its public half"
                        + " to make new ones",
                cause);
    }

    /** The bytes between the first pair of PEM lines. */
    public static byte[] readPem(Path file) {
        try {
            var body = new StringBuilder();
            Files.readAllLines(file).stream()
                    .dropWhile(line -> !line.startsWith("-----BEGIN "))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("-----END "))
                    .forEach(body::append);
            return Base64.getMimeDecoder().decode(body.toString());
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    public static void writePrivate(Path file, PrivateKey key) {
        AtomicFiles.write(file, pem("PRIVATE KEY", key.getEncoded()), "rw-------");
    }

    public static void writePublic(Path file, String label, byte[] der) {
        AtomicFiles.write(file, pem(label, der), "rw-r--r--");
    }

    private static byte[] pem(String label, byte[] der) {
        var text = "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
