package dev.ashlar.images.builder.uki;

import java.nio.charset.StandardCharsets;

/**
 * A section to append to the stub.
 *
 * @param name with its dot, at most 8 characters
 * @param content owned by this record from now on
 */
@SuppressWarnings("ArrayRecordComponent") // Tens of megabytes, never compared.
public record UkiSection(String name, byte[] content) {
    public UkiSection {
        if (!name.matches("\\.[a-z]{1,7}")) {
            throw new IllegalArgumentException("section name \"" + name + "\" is not a dot and 1 to 7 letters");
        }
    }

    public static UkiSection text(String name, String content) {
        return new UkiSection(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
