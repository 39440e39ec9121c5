package dev.ashlar.images.boot.http;

import java.util.regex.Pattern;

/**
 * Which bytes of a blob were asked for (RFC 9110 §14).
 */
sealed interface ByteRange {
    /** All of them; also for a header that is malformed or names several ranges, which a server may ignore. */
    record Whole() implements ByteRange {}

    /**
     * @param first inclusive
     * @param last inclusive
     */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** No byte of it exists. */
    record Unsatisfiable() implements ByteRange {}

    Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** {@code header} is the Range header's value, empty for none. */
    static ByteRange of(String header, long size) {
        var match = FORM.matcher(header.strip());
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return new Whole();
        }
        if (match.group(1).isEmpty()) {
            return suffix(Long.parseLong(match.group(2)), size);
        }
        long first = Long.parseLong(match.group(1));
        long last = match.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(match.group(2)), size - 1);
        if (first >= size) {
            return new Unsatisfiable();
        }
        return first > last ? new Whole() : new Part(first, last);
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - length), size - 1);
    }
}
