package dev.ashlar.contract;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An Ethernet address.
 *
 * @param value six lower-case hexadecimal octets joined by colons
 */
public record MacAddress(String value) implements Comparable<MacAddress> {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    public MacAddress {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw AshlarException.user("MAC address \"" + value + "\" is not six hexadecimal octets joined by colons");
        }
    }

    /** From six octets starting at {@code offset}. */
    public static MacAddress of(byte[] bytes, int offset) {
        return new MacAddress(COLONS.formatHex(bytes, offset, offset + 6));
    }

    public byte[] octets() {
        return COLONS.parseHex(value);
    }

    @Override
    public int compareTo(MacAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
