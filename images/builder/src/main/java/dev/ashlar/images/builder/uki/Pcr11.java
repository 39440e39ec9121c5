package dev.ashlar.images.builder.uki;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The value of PCR 11 after systemd's stub ran: for every measured section present, in the stub's own order, it extends
 * the PCR with the digest of the section's name and NUL, then with the digest of its content. The order is that of
 * systemd 257; it must be checked again when the lock brings another stub.
 */
public final class Pcr11 {
    /** The stub brings .sbat itself; .pcrsig signs the result and is left out. */
    private static final List<String> ORDER = List.of(
            ".linux",
            ".osrel",
            ".cmdline",
            ".initrd",
            ".ucode",
            ".splash",
            ".dtb",
            ".uname",
            ".sbat",
            ".pcrpkey",
            ".profile",
            ".dtbauto",
            ".hwids");

    private Pcr11() {}

    /** Lower-case hexadecimal SHA-256 value. */
    public static String predict(PeImage uki) {
        var sha256 = sha256();
        var value = new byte[32];
        for (var name : ORDER) {
            var section = uki.section(name);
            if (section.isPresent()) {
                value = extend(sha256, value, (name + "\0").getBytes(StandardCharsets.US_ASCII));
                value = extend(sha256, value, uki.content(section.get()));
            }
        }
        return HexFormat.of().formatHex(value);
    }

    private static byte[] extend(MessageDigest sha256, byte[] value, byte[] measured) {
        var digest = sha256.digest(measured);
        sha256.update(value);
        return sha256.digest(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
