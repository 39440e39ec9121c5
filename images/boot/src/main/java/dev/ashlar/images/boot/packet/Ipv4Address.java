package dev.ashlar.images.boot.packet;

import dev.ashlar.contract.AshlarException;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param bits the four octets, first one highest
 */
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {
    public static final Ipv4Address ANY = new Ipv4Address(0);
    public static final Ipv4Address BROADCAST = new Ipv4Address(-1);
    private static final Pattern FORM = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** From dotted decimals. */
    public static Ipv4Address of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw AshlarException.user("\"" + text + "\" is not an IPv4 address, four numbers joined by dots");
        }
        int bits = 0;
        for (var part : text.split("\\.")) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                throw AshlarException.user("IPv4 address \"" + text + "\" has a number above 255");
            }
            bits = (bits << 8) | octet;
        }
        return new Ipv4Address(bits);
    }

    /** From four octets starting at {@code offset}. */
    public static Ipv4Address of(byte[] bytes, int offset) {
        return new Ipv4Address(((bytes[offset] & 0xff) << 24)
                | ((bytes[offset + 1] & 0xff) << 16)
                | ((bytes[offset + 2] & 0xff) << 8)
                | (bytes[offset + 3] & 0xff));
    }

    public byte[] octets() {
        return new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
    }

    public boolean isAny() {
        return bits == 0;
    }

    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + ((bits >>> 16) & 0xff) + "." + ((bits >>> 8) & 0xff) + "." + (bits & 0xff);
    }
}
