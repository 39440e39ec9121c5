package dev.ashlar.images.boot.packet;

import java.nio.ByteBuffer;

/** The checksum of IPv4, UDP and ICMPv6 (RFC 1071). */
final class InternetChecksum {
    private InternetChecksum() {}

    /** Ones' complement sum of big-endian 16-bit words, not yet inverted; an odd last byte counts as high half. */
    static int sum(ByteBuffer bytes) {
        var rest = bytes.duplicate();
        long sum = 0;
        while (rest.remaining() > 1) {
            sum += rest.getShort() & 0xffff;
        }
        if (rest.hasRemaining()) {
            sum += (rest.get() & 0xff) << 8;
        }
        return fold(sum);
    }

    /** The value of the checksum field for these partial sums; also 0 when they include a right checksum. */
    static int of(int... sums) {
        long total = 0;
        for (int sum : sums) {
            total += sum;
        }
        return ~fold(total) & 0xffff;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded >> 16 != 0) {
            folded = (folded & 0xffff) + (folded >> 16);
        }
        return (int) folded;
    }
}
