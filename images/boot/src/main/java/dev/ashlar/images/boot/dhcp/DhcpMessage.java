package dev.ashlar.images.boot.dhcp;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A DHCPv4 message over Ethernet (RFC 2131 §2).
 *
 * @param request true from client to server (BOOTREQUEST)
 * @param transaction chosen by the client, repeated in the answer
 * @param client the address the client has (ciaddr)
 * @param given the address the client is to have (yiaddr)
 * @param nextServer where the boot file is (siaddr)
 * @param relay that passed the message on (giaddr), 0.0.0.0 for none
 * @param bootFile at most 127 ASCII characters, empty for none
 */
record DhcpMessage(
        boolean request,
        DhcpType type,
        int transaction,
        boolean broadcast,
        Ipv4Address client,
        Ipv4Address given,
        Ipv4Address nextServer,
        Ipv4Address relay,
        MacAddress mac,
        String bootFile,
        DhcpOptions options) {
    private static final int HEADER_BYTES = 240;
    private static final int BYTES_MIN = 300; // of a BOOTP message: some firmware drops shorter ones
    private static final int MAGIC = 0x63825363;
    private static final int ETHERNET = 1;
    private static final int BROADCAST_FLAG = 0x8000;
    private static final int SERVER_NAME_AT = 44;
    private static final int SERVER_NAME_BYTES = 64;
    private static final int FILE_AT = 108;
    private static final int FILE_BYTES = 128;

    /** Empty for anything that is not a sound DHCP message; never throws. */
    static Optional<DhcpMessage> read(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        int operation = bytes[0];
        boolean ethernet = bytes[1] == ETHERNET && bytes[2] == 6;
        if ((operation != 1 && operation != 2) || !ethernet || buffer.getInt(236) != MAGIC) {
            return Optional.empty();
        }
        return DhcpOptions.read(
                        buffer.slice(HEADER_BYTES, bytes.length - HEADER_BYTES),
                        buffer.slice(FILE_AT, FILE_BYTES),
                        buffer.slice(SERVER_NAME_AT, SERVER_NAME_BYTES))
                .flatMap(options -> options.bytes(DhcpOption.MESSAGE_TYPE)
                        .flatMap(DhcpType::of)
                        .map(type -> read(bytes, type, options)));
    }

    private static DhcpMessage read(byte[] bytes, DhcpType type, DhcpOptions options) {
        var buffer = ByteBuffer.wrap(bytes);
        return new DhcpMessage(
                bytes[0] == 1,
                type,
                buffer.getInt(4),
                (buffer.getShort(10) & BROADCAST_FLAG) != 0,
                new Ipv4Address(buffer.getInt(12)),
                new Ipv4Address(buffer.getInt(16)),
                new Ipv4Address(buffer.getInt(20)),
                new Ipv4Address(buffer.getInt(24)),
                MacAddress.of(bytes, 28),
                text(bytes, FILE_AT, FILE_BYTES),
                options);
    }

    /** An answer to this request; machine UUID, client identifier and relay information are repeated as RFCs ask. */
    DhcpMessage reply(DhcpType answer, Ipv4Address server, Ipv4Address toGive, BootAnswer boot) {
        var answered = boot.options()
                .with(DhcpOption.SERVER, server)
                .withEcho(DhcpOption.MACHINE_UUID, options)
                .withEcho(DhcpOption.CLIENT, options)
                .withEcho(DhcpOption.RELAY_INFORMATION, options);
        var clientKeeps = answer == DhcpType.ACK ? client : Ipv4Address.ANY;
        return new DhcpMessage(
                false,
                answer,
                transaction,
                true,
                clientKeeps,
                toGive,
                boot.isBooting() ? server : Ipv4Address.ANY, // iPXE drops a proxy answer without it
                relay,
                mac,
                boot.file(),
                answered);
    }

    /** The same message with other options. */
    DhcpMessage with(DhcpOptions other) {
        return new DhcpMessage(
                request, type, transaction, broadcast, client, given, nextServer, relay, mac, bootFile, other);
    }

    /** Written form, padded to the BOOTP minimum. */
    byte[] toBytes() {
        var written = options.with(DhcpOption.MESSAGE_TYPE, type.code()).toBytes();
        var out = ByteBuffer.allocate(Math.max(BYTES_MIN, HEADER_BYTES + written.length));
        out.put((byte) (request ? 1 : 2)).put((byte) ETHERNET).put((byte) 6).put((byte) 0);
        out.putInt(transaction).putShort((short) 0).putShort((short) (broadcast ? BROADCAST_FLAG : 0));
        out.putInt(client.bits()).putInt(given.bits()).putInt(nextServer.bits()).putInt(relay.bits());
        out.put(mac.octets());
        if (bootFile.length() < FILE_BYTES) {
            out.put(FILE_AT, bootFile.getBytes(StandardCharsets.US_ASCII));
        }
        out.putInt(236, MAGIC).put(HEADER_BYTES, written);
        return out.array();
    }

    private static String text(byte[] bytes, int at, int max) {
        int length = 0;
        while (length < max && bytes[at + length] != 0) {
            length++;
        }
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
