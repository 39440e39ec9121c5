package dev.ashlar.images.boot.dhcp;

import dev.ashlar.images.boot.packet.Ipv4Address;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Options of one message by code. Immutable. */
final class DhcpOptions {
    private static final int PART_MAX = 255;

    private final TreeMap<Integer, byte[]> values;

    private DhcpOptions(Map<Integer, byte[]> values) {
        this.values = new TreeMap<>(values);
    }

    static DhcpOptions none() {
        return new DhcpOptions(Map.of());
    }

    /** These and one more; a value of the same code is replaced. The value is copied. */
    DhcpOptions with(int code, byte... value) {
        var more = new DhcpOptions(values);
        more.values.put(code, value.clone());
        return more;
    }

    DhcpOptions with(int code, String text) {
        return with(code, text.getBytes(StandardCharsets.US_ASCII));
    }

    DhcpOptions with(int code, Ipv4Address address) {
        return with(code, address.octets());
    }

    /** These and one that is repeated from a request when it was there. */
    DhcpOptions withEcho(int code, DhcpOptions request) {
        var value = request.values.get(code);
        return value == null ? this : with(code, value);
    }

    /** These and all of {@code more}. */
    DhcpOptions withAll(DhcpOptions more) {
        var all = new DhcpOptions(values);
        all.values.putAll(more.values);
        return all;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(int code) {
        return values.containsKey(code);
    }

    Optional<byte[]> bytes(int code) {
        return Optional.ofNullable(values.get(code)).map(byte[]::clone);
    }

    /** The value as ASCII without trailing zeros, empty when absent. */
    String text(int code) {
        var value = values.getOrDefault(code, new byte[0]);
        int length = value.length;
        while (length > 0 && value[length - 1] == 0) {
            length--;
        }
        return new String(value, 0, length, StandardCharsets.ISO_8859_1);
    }

    Optional<Ipv4Address> address(int code) {
        return bytes(code).filter(value -> value.length == 4).map(value -> Ipv4Address.of(value, 0));
    }

    /** The first 16 bits: of several architectures a machine names, the first is the one it runs. */
    OptionalInt first16(int code) {
        var value = values.get(code);
        return value == null || value.length < 2
                ? OptionalInt.empty()
                : OptionalInt.of(((value[0] & 0xff) << 8) | (value[1] & 0xff));
    }

    /**
     * The options of a message: the option field, then file and server name where option 52 says that they hold options
     * too (RFC 2131 §4.1). Empty when they are broken.
     */
    static Optional<DhcpOptions> read(ByteBuffer field, ByteBuffer file, ByteBuffer serverName) {
        var options = none();
        if (!options.addFrom(field)) {
            return Optional.empty();
        }
        var overload = options.values.getOrDefault(DhcpOption.OVERLOAD, new byte[] {0});
        int fields = overload.length == 1 ? overload[0] : 0;
        boolean sound =
                ((fields & 1) == 0 || options.addFrom(file)) && ((fields & 2) == 0 || options.addFrom(serverName));
        return sound ? Optional.of(options) : Optional.empty();
    }

    /** False when they are broken. Parts of one code are joined (RFC 3396). */
    private boolean addFrom(ByteBuffer field) {
        while (field.hasRemaining()) {
            int code = field.get() & 0xff;
            if (code == DhcpOption.END) {
                return true;
            }
            if (code == DhcpOption.PAD) {
                continue;
            }
            if (!field.hasRemaining()) {
                return false;
            }
            int length = field.get() & 0xff;
            if (length > field.remaining()) {
                return false;
            }
            var part = new byte[length];
            field.get(part);
            values.merge(code, part, DhcpOptions::join);
        }
        return true;
    }

    /** Written form with end mark; the message type comes first, as some firmware wants, the rest by code. */
    byte[] toBytes() {
        var out = new ByteArrayOutputStream();
        write(out, DhcpOption.MESSAGE_TYPE, values.getOrDefault(DhcpOption.MESSAGE_TYPE, new byte[0]));
        values.forEach((code, value) -> {
            if (code != DhcpOption.MESSAGE_TYPE && code != DhcpOption.RELAY_INFORMATION) {
                write(out, code, value);
            }
        });
        var relay = values.get(DhcpOption.RELAY_INFORMATION);
        if (relay != null) {
            write(out, DhcpOption.RELAY_INFORMATION, relay); // last (RFC 3046 §2.1)
        }
        out.write(DhcpOption.END);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int code, byte[] value) {
        for (int at = 0; at < value.length || at == 0; at += PART_MAX) {
            int length = Math.min(PART_MAX, value.length - at);
            out.write(code);
            out.write(length);
            out.write(value, at, length);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
