package dev.ashlar.images.boot.packet;

import dev.ashlar.contract.MacAddress;
import java.nio.ByteBuffer;

/**
 * A UDP datagram over IPv4 (RFC 768, 791) in a frame. Fragments are not put together: nothing in a boot needs more than
 * one frame.
 *
 * @param payload owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record UdpFrame(
        MacAddress sender,
        Ipv4Address source,
        int sourcePort,
        Ipv4Address destination,
        int destinationPort,
        byte[] payload)
        implements Frame {
    private static final byte[] TO_ALL = {-1, -1, -1, -1, -1, -1};
    private static final int UDP = 17;
    private static final int IPV4_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;

    static Frame read(MacAddress sender, ByteBuffer packet) {
        int headerBytes = (packet.get(0) & 0xf) * 4;
        if (packet.remaining() < IPV4_HEADER
                || packet.get(0) >> 4 != 4
                || headerBytes < IPV4_HEADER
                || headerBytes > packet.remaining()) {
            return new Frame.Malformed("IPv4 header");
        }
        int total = packet.getShort(2) & 0xffff;
        if (total < headerBytes || total > packet.remaining()) {
            return new Frame.Malformed("IPv4 length " + total);
        }
        if (InternetChecksum.of(InternetChecksum.sum(packet.slice(0, headerBytes))) != 0) {
            return new Frame.Malformed("IPv4 checksum");
        }
        if (packet.get(9) != UDP || (packet.getShort(6) & MORE_FRAGMENTS_OR_OFFSET) != 0) {
            return new Frame.Other();
        }
        var source = new Ipv4Address(packet.getInt(12));
        var destination = new Ipv4Address(packet.getInt(16));
        return datagram(sender, source, destination, packet.slice(headerBytes, total - headerBytes));
    }

    private static Frame datagram(MacAddress sender, Ipv4Address source, Ipv4Address destination, ByteBuffer udp) {
        if (udp.remaining() < UDP_HEADER) {
            return new Frame.Malformed("UDP header");
        }
        int length = udp.getShort(4) & 0xffff;
        if (length < UDP_HEADER || length > udp.remaining()) {
            return new Frame.Malformed("UDP length " + length);
        }
        var whole = udp.slice(0, length);
        if (udp.getShort(6) != 0
                && InternetChecksum.of(pseudoHeader(source, destination, length), InternetChecksum.sum(whole)) != 0) {
            return new Frame.Malformed("UDP checksum");
        }
        var payload = new byte[length - UDP_HEADER];
        udp.get(UDP_HEADER, payload);
        return new UdpFrame(sender, source, udp.getShort(0) & 0xffff, destination, udp.getShort(2) & 0xffff, payload);
    }

    /** The whole frame, addressed to {@code receiver}, or to all when the destination is the broadcast address. */
    public byte[] toBytes(MacAddress receiver) {
        int udpBytes = UDP_HEADER + payload.length;
        var to = destination.equals(Ipv4Address.BROADCAST) ? TO_ALL : receiver.octets();
        var bytes = new byte[FrameReader.ETHERNET_HEADER + IPV4_HEADER + udpBytes];
        var frame = FrameReader.start(bytes, to, sender, FrameReader.IPV4);
        var header = frame.slice(FrameReader.ETHERNET_HEADER, IPV4_HEADER);
        frame.putShort((short) 0x4500)
                .putShort((short) (IPV4_HEADER + udpBytes))
                .putInt(0x4000) // do not fragment
                .put((byte) 64)
                .put((byte) UDP)
                .putShort((short) 0)
                .putInt(source.bits())
                .putInt(destination.bits());
        header.putShort(10, (short) InternetChecksum.of(InternetChecksum.sum(header)));
        var udp = frame.slice(frame.position(), udpBytes);
        frame.putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putShort((short) udpBytes)
                .putShort((short) 0)
                .put(payload);
        int sum = InternetChecksum.of(pseudoHeader(source, destination, udpBytes), InternetChecksum.sum(udp));
        udp.putShort(6, (short) (sum == 0 ? 0xffff : sum)); // 0 would mean "no checksum"
        return bytes;
    }

    private static int pseudoHeader(Ipv4Address source, Ipv4Address destination, int udpBytes) {
        return InternetChecksum.sum(ByteBuffer.allocate(12)
                .putInt(source.bits())
                .putInt(destination.bits())
                .put((byte) 0)
                .put((byte) UDP)
                .putShort((short) udpBytes)
                .flip());
    }
}
