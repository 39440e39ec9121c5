package dev.ashlar.images.boot.packet;

import dev.ashlar.contract.MacAddress;
import java.nio.ByteBuffer;

/** The ICMPv6 message "I am no router" (RFC 4861 §4.2, router lifetime 0). */
public final class RouterAdvertisement {
    private static final int ADVERTISEMENT = 134;
    private static final int HEADER = 16;
    private static final int LINK_LAYER_OPTION = 8;

    private RouterAdvertisement() {}

    /** The message with checksum 0: whoever sends it knows the addresses to sum up. */
    public static byte[] noRouter(MacAddress ours) {
        return ByteBuffer.allocate(HEADER + LINK_LAYER_OPTION)
                .put((byte) ADVERTISEMENT)
                .put((byte) 0)
                .putShort((short) 0)
                .put((byte) 64) // hop limit
                .put((byte) 0) // neither managed nor other configuration
                .putShort((short) 0) // router lifetime, seconds
                .putLong(0) // reachable and retransmission time: unspecified
                .put((byte) 1) // option: source link-layer address
                .put((byte) 1) // in units of 8 bytes
                .put(ours.octets())
                .array();
    }

    /** The link-local address made from an Ethernet address (RFC 4291 appendix A). */
    public static byte[] linkLocal(MacAddress mac) {
        var octets = mac.octets();
        return ByteBuffer.allocate(16)
                .putLong(0xfe80000000000000L)
                .put((byte) (octets[0] ^ 2))
                .put(octets, 1, 2)
                .putShort((short) 0xfffe)
                .put(octets, 3, 3)
                .array();
    }
}
