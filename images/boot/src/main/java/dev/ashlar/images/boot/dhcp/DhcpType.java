package dev.ashlar.images.boot.dhcp;

import java.util.Optional;

/** Option 53. */
enum DhcpType {
    DISCOVER(1),
    OFFER(2),
    REQUEST(3),
    DECLINE(4),
    ACK(5),
    NAK(6),
    RELEASE(7),
    INFORM(8);

    private final byte code;

    DhcpType(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static Optional<DhcpType> of(byte[] value) {
        return value.length == 1 && value[0] >= 1 && value[0] <= values().length
                ? Optional.of(values()[value[0] - 1])
                : Optional.empty();
    }
}
