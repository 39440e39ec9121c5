package dev.ashlar.images.boot.packet;

import dev.ashlar.contract.MacAddress;
import java.nio.ByteBuffer;

/** A question for the Ethernet address of an IPv4 address (RFC 826). */
public record ArpRequest(MacAddress sender, Ipv4Address senderAddress, Ipv4Address target) implements Frame {
    private static final int REQUEST = 1;
    private static final int REPLY = 2;
    private static final int BYTES = 28;

    static Frame read(ByteBuffer arp) {
        if (arp.getShort() != 1 || (arp.getShort() & 0xffff) != FrameReader.IPV4 || arp.get() != 6 || arp.get() != 4) {
            return new Frame.Malformed("ARP for something else than IPv4 over Ethernet");
        }
        if (arp.getShort() != REQUEST) {
            return new Frame.Other();
        }
        var hardware = new byte[6];
        arp.get(hardware);
        var sender = new Ipv4Address(arp.getInt());
        arp.get(new byte[6]);
        return new ArpRequest(MacAddress.of(hardware, 0), sender, new Ipv4Address(arp.getInt()));
    }

    /** The whole frame that says the target is at {@code answer}. */
    public byte[] reply(MacAddress answer) {
        var bytes = new byte[FrameReader.ETHERNET_HEADER + BYTES];
        FrameReader.start(bytes, sender.octets(), answer, FrameReader.ARP)
                .putShort((short) 1)
                .putShort((short) FrameReader.IPV4)
                .put((byte) 6)
                .put((byte) 4)
                .putShort((short) REPLY)
                .put(answer.octets())
                .putInt(target.bits())
                .put(sender.octets())
                .putInt(senderAddress.bits());
        return bytes;
    }
}
