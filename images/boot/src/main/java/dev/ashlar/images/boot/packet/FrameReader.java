package dev.ashlar.images.boot.packet;

import dev.ashlar.contract.MacAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads Ethernet frames sent to us, to all, or to a multicast group; everything else is {@link Frame.Other}. */
public final class FrameReader {
    static final int ETHERNET_HEADER = 14;
    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int IPV6 = 0x86dd;

    private final byte[] ours;

    public FrameReader(MacAddress ours) {
        this.ours = ours.octets();
    }

    /** Never throws, whatever the bytes. */
    public Frame read(byte[] bytes, int length) {
        if (length < ETHERNET_HEADER || !isForUs(bytes)) {
            return new Frame.Other();
        }
        var payload = ByteBuffer.wrap(bytes, ETHERNET_HEADER, length - ETHERNET_HEADER)
                .slice();
        var source = MacAddress.of(bytes, 6);
        try {
            return switch (((bytes[12] & 0xff) << 8) | (bytes[13] & 0xff)) {
                case ARP -> ArpRequest.read(payload);
                case IPV4 -> UdpFrame.read(source, payload);
                case IPV6 -> RouterSolicitation.read(source, payload);
                default -> new Frame.Other();
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
            return new Frame.Malformed("cut off");
        }
    }

    private boolean isForUs(byte[] frame) {
        boolean group = (frame[0] & 1) != 0;
        if (group) {
            return true;
        }
        for (int i = 0; i < ours.length; i++) {
            if (frame[i] != ours[i]) {
                return false;
            }
        }
        return true;
    }

    /** Writes the Ethernet header of {@code frame}; what follows is left to be written. */
    static ByteBuffer start(byte[] frame, byte[] destination, MacAddress source, int type) {
        return ByteBuffer.wrap(frame).put(destination).put(source.octets()).putShort((short) type);
    }
}
