package dev.ashlar.images.boot.packet;

import dev.ashlar.contract.MacAddress;
import java.nio.ByteBuffer;

/**
 * A machine's question for IPv6 routers (RFC 4861 §4.1, checked as §6.1.1 says). Firmware that hears no answer waits
 * for many seconds, so it is told at once that there is none.
 *
 * @param sender Ethernet address in the frame
 * @param source IPv6 address, 16 octets; all zero while it has none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record RouterSolicitation(MacAddress sender, byte[] source) implements Frame {
    private static final int IPV6_HEADER = 40;
    private static final int ICMPV6 = 58;
    private static final int HOP_LIMIT = 255;
    private static final int SOLICITATION = 133;
    private static final int SOLICITATION_BYTES = 8;
    private static final byte[] ALL_NODES = {(byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final byte[] ALL_NODES_MAC = {0x33, 0x33, 0, 0, 0, 1};

    static Frame read(MacAddress sender, ByteBuffer packet) {
        if (packet.remaining() < IPV6_HEADER || packet.get(0) >> 4 != 6) {
            return new Frame.Malformed("IPv6 header");
        }
        int length = packet.getShort(4) & 0xffff;
        if (packet.get(6) != ICMPV6) {
            return new Frame.Other();
        }
        if (length > packet.remaining() - IPV6_HEADER || length < 1) {
            return new Frame.Malformed("IPv6 length " + length);
        }
        var message = packet.slice(IPV6_HEADER, length);
        if ((message.get(0) & 0xff) != SOLICITATION) {
            return new Frame.Other();
        }
        var addresses = packet.slice(8, 32);
        boolean sound = length >= SOLICITATION_BYTES
                && (packet.get(7) & 0xff) == HOP_LIMIT
                && message.get(1) == 0
                && InternetChecksum.of(pseudoHeader(addresses, length), InternetChecksum.sum(message)) == 0;
        var source = new byte[16];
        addresses.get(source);
        return sound ? new RouterSolicitation(sender, source) : new Frame.Malformed("router solicitation");
    }

    /** The whole frame that says there is no router; to the sender, or to all while it has no address. */
    public byte[] reply(MacAddress ours) {
        boolean nameless = isUnspecified();
        var advertisement = RouterAdvertisement.noRouter(ours);
        var destination = nameless ? ALL_NODES : source;
        var bytes = new byte[FrameReader.ETHERNET_HEADER + IPV6_HEADER + advertisement.length];
        var frame = FrameReader.start(bytes, nameless ? ALL_NODES_MAC : sender.octets(), ours, FrameReader.IPV6);
        frame.putInt(0x60000000)
                .putShort((short) advertisement.length)
                .put((byte) ICMPV6)
                .put((byte) HOP_LIMIT)
                .put(RouterAdvertisement.linkLocal(ours))
                .put(destination)
                .put(advertisement);
        var addresses = frame.slice(FrameReader.ETHERNET_HEADER + 8, 32);
        var message = frame.slice(FrameReader.ETHERNET_HEADER + IPV6_HEADER, advertisement.length);
        int sum = InternetChecksum.of(pseudoHeader(addresses, advertisement.length), InternetChecksum.sum(message));
        message.putShort(2, (short) sum);
        return bytes;
    }

    private boolean isUnspecified() {
        for (byte octet : source) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    private static int pseudoHeader(ByteBuffer addresses, int length) {
        var rest = ByteBuffer.allocate(8).putInt(length).putInt(ICMPV6).flip();
        return InternetChecksum.sum(addresses) + InternetChecksum.sum(rest);
    }
}
