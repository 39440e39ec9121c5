package dev.ashlar.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest, written {@code sha256:} and 64 lower-case hexadecimal digits.
 *
 * @param text the written form
 */
public record Digest(String text) implements Comparable<Digest> {
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    public Digest {
        if (!FORM.matcher(text).matches()) {
            throw AshlarException.user("digest \"" + text + "\" is not sha256: and 64 hexadecimal digits");
        }
    }

    public static Digest ofHex(String hex) {
        return new Digest("sha256:" + hex);
    }

    public static Digest of(byte[] bytes) {
        return ofHex(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** Reads the whole file once. */
    public static Digest ofFile(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return ofStream(in);
        }
    }

    /** Reads the stream to its end; the caller closes it. */
    public static Digest ofStream(InputStream in) throws IOException {
        var digest = sha256();
        new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        return ofHex(HexFormat.of().formatHex(digest.digest()));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AshlarException(ErrorCategory.BUG, "this Java has no SHA-256", e);
        }
    }

    /** The 64 digits alone. */
    public String hex() {
        return text.substring("sha256:".length());
    }

    /** The first 12 digits, for people. */
    public String brief() {
        return hex().substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
