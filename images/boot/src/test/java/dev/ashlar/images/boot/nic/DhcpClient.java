package dev.ashlar.images.boot.nic;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.device.DeviceUdpSocket;
import dev.ashlar.images.boot.device.Wakeup;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A machine that asks for an address; writes and reads DHCP by hand, not with the code under test. */
record DhcpClient(DeviceUdpSocket socket, Wakeup wakeup, MacAddress mac) implements AutoCloseable {
    static final int DISCOVER = 1;
    static final int OFFER = 2;
    static final int REQUEST = 3;
    static final int ACK = 5;
    static final int BOOT_FILE = 67;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** An answer, or anything else that came. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
    record Answer(byte[] bytes) {
        Ipv4Address given() {
            return Ipv4Address.of(bytes, 16);
        }

        int type() {
            return option(53).map(value -> (int) value[0]).orElse(-1);
        }

        String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        Optional<byte[]> option(int code) {
            for (int at = 240; at < bytes.length && bytes[at] != -1; at += 2 + (bytes[at + 1] & 0xff)) {
                if ((bytes[at] & 0xff) == code) {
                    return Optional.of(Arrays.copyOfRange(bytes, at + 2, at + 2 + (bytes[at + 1] & 0xff)));
                }
            }
            return Optional.empty();
        }

        String bootFile() {
            return new String(option(BOOT_FILE).orElseThrow(), StandardCharsets.US_ASCII);
        }
    }

    static DhcpClient on(NetworkNamespace wire, MacAddress mac) throws Exception {
        var device = wire.device(Ipv4Address.ANY);
        return new DhcpClient(wire.inside(() -> DeviceUdpSocket.open(device, Ipv4Address.ANY, 68)), new Wakeup(), mac);
    }

    /** As UEFI PXE firmware asks. */
    static byte[] pxe() {
        return new Options()
                .add(60, "PXEClient:Arch:00007")
                .add(93, new byte[] {0, 7})
                .bytes();
    }

    /** As iPXE asks on a BIOS machine. */
    static byte[] ipxe() {
        return new Options()
                .add(60, "PXEClient:Arch:00000")
                .add(77, "iPXE")
                .add(93, new byte[] {0, 0})
                .bytes();
    }

    static byte[] wish(Ipv4Address address) {
        return new Options().add(50, address.octets()).bytes();
    }

    /** To everybody on the wire. */
    void say(int type, byte[]... options) throws Exception {
        say(67, type, options);
    }

    void say(int port, int type, byte[]... options) throws Exception {
        var message = ByteBuffer.allocate(548);
        message.put(new byte[] {1, 1, 6, 0}).putInt(0x600df00d).put(10, (byte) 0x80);
        message.put(28, mac.octets()).putInt(236, 0x63825363).position(240);
        message.put(new byte[] {53, 1, (byte) type});
        for (var more : options) {
            message.put(more);
        }
        message.put((byte) -1);
        socket.send(Ipv4Address.BROADCAST, port, message.array());
    }

    /** The next datagram. */
    Answer hear() throws Exception {
        assertFalse(wakeup.await(List.of(socket), LIMIT).isEmpty(), "no answer in " + LIMIT.toSeconds() + " s");
        return new Answer(socket.receive().orElseThrow().payload());
    }

    @Override
    public void close() {
        socket.close();
        wakeup.close();
    }

    private static final class Options {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Options add(int code, byte[] value) {
            bytes.write(code);
            bytes.write(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Options add(int code, String text) {
            return add(code, text.getBytes(StandardCharsets.US_ASCII));
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
