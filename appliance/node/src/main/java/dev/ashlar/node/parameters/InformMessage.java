package dev.ashlar.node.parameters;

import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** DHCPINFORM (RFC 2131 sections 2 and 3.4, options of RFC 2132) and the one option its answer is asked for. */
final class InformMessage {
    /** Site-specific option (RFC 3942): the URL of the machine's boot parameters. */
    static final int URL_OPTION = 224;

    static final String VENDOR_CLASS = "Ashlar";

    private static final int OPTIONS_OFFSET = 240;
    private static final int COOKIE_OFFSET = 236;
    private static final int COOKIE = 0x63825363;
    private static final int MESSAGE_TYPE_OPTION = 53;
    private static final int INFORM = 8;
    private static final int ACKNOWLEDGEMENT = 5;
    private static final int PARAMETER_LIST_OPTION = 55;
    private static final int VENDOR_CLASS_OPTION = 60;
    private static final int END_OPTION = 255;
    private static final int SIZE_MIN = 300; // RFC 1542 section 2.1

    private InformMessage() {}

    static byte[] write(int transaction, Inet4Address own, byte[] hardwareAddress) {
        var packet = ByteBuffer.allocate(SIZE_MIN);
        packet.put(new byte[] {1, 1, (byte) hardwareAddress.length, 0}).putInt(transaction);
        packet.position(12).put(own.getAddress());
        packet.position(28).put(hardwareAddress);
        packet.position(COOKIE_OFFSET).putInt(COOKIE);
        packet.put(new byte[] {MESSAGE_TYPE_OPTION, 1, INFORM});
        packet.put(new byte[] {PARAMETER_LIST_OPTION, 1, (byte) URL_OPTION});
        packet.put(new byte[] {VENDOR_CLASS_OPTION, (byte) VENDOR_CLASS.length()});
        packet.put(VENDOR_CLASS.getBytes(StandardCharsets.US_ASCII));
        packet.put((byte) END_OPTION);
        return packet.array();
    }

    /** The URL, when the packet is the acknowledgement of that transaction and holds one. */
    static Optional<String> url(byte[] bytes, int length, int transaction) {
        var packet = ByteBuffer.wrap(bytes, 0, length);
        if (length < OPTIONS_OFFSET
                || packet.get(0) != 2
                || packet.getInt(4) != transaction
                || packet.getInt(COOKIE_OFFSET) != COOKIE
                || !isAcknowledgement(packet)) {
            return Optional.empty();
        }
        return option(packet, URL_OPTION).map(value -> new String(value, StandardCharsets.US_ASCII).strip());
    }

    private static boolean isAcknowledgement(ByteBuffer packet) {
        return option(packet, MESSAGE_TYPE_OPTION)
                .filter(value -> value.length == 1 && value[0] == ACKNOWLEDGEMENT)
                .isPresent();
    }

    private static Optional<byte[]> option(ByteBuffer packet, int wanted) {
        int at = OPTIONS_OFFSET;
        while (at + 1 < packet.limit()) {
            int code = packet.get(at) & 0xff;
            if (code == 0) {
                at++;
                continue;
            }
            int length = packet.get(at + 1) & 0xff;
            if (code == END_OPTION || at + 2 + length > packet.limit()) {
                return Optional.empty();
            }
            if (code == wanted) {
                var value = new byte[length];
                packet.get(at + 2, value);
                return Optional.of(value);
            }
            at += 2 + length;
        }
        return Optional.empty();
    }
}
