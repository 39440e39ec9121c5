package dev.ashlar.images.boot.device;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.ashlar.images.boot.packet.Ipv4Address;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;

/**
 * UDP over IPv4 on one device: the kernel gives it nothing that came another way, and everything leaves by that device
 * with its address as source. Not thread-safe; the thread that reads closes.
 */
public final class DeviceUdpSocket implements Pollable, AutoCloseable {
    private static final int SO_BROADCAST = 6;
    private static final int DATAGRAM_BYTES_MAX = 4096;

    /**
     * A datagram that came.
     *
     * @param payload owned by the receiver
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
    public record Datagram(Ipv4Address source, int sourcePort, byte[] payload) {}

    private final DeviceSocket socket;
    private final NetworkDevice device;

    private DeviceUdpSocket(DeviceSocket socket, NetworkDevice device) {
        this.socket = socket;
        this.device = device;
    }

    /**
     * Binds {@code port}, 0 for any free one, of the address {@code local}; {@link Ipv4Address#ANY} hears broadcasts
     * too. Ports below 1024 need CAP_NET_BIND_SERVICE.
     */
    public static DeviceUdpSocket open(NetworkDevice device, Ipv4Address local, int port) {
        var socket = new DeviceSocket(
                "use UDP port " + port + " of " + device.name(), Message.AF_INET, DeviceSocket.SOCK_DGRAM);
        try (var arena = Arena.ofConfined()) {
            socket.bindToDevice(device.name(), arena);
            socket.setOption(DeviceSocket.SOL_SOCKET, SO_BROADCAST, arena.allocateFrom(JAVA_INT, 1));
            socket.bind(Message.address(arena, local, port));
            return new DeviceUdpSocket(socket, device);
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The next datagram, empty when none is waiting. Longer ones than any boot protocol sends are cut off. */
    public Optional<Datagram> receive() throws IOException {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(DATAGRAM_BYTES_MAX);
            var sender = arena.allocate(Message.INET_ADDRESS_BYTES, 8);
            int received = socket.receive(buffer, sender, arena.allocateFrom(JAVA_INT, Message.INET_ADDRESS_BYTES));
            if (received < 0) {
                return Optional.empty();
            }
            var address = sender.toArray(JAVA_BYTE);
            int port = ((address[2] & 0xff) << 8) | (address[3] & 0xff);
            return Optional.of(new Datagram(
                    Ipv4Address.of(address, 4),
                    port,
                    buffer.asSlice(0, received).toArray(JAVA_BYTE)));
        }
    }

    /** Sends from the device's address. */
    public void send(Ipv4Address receiver, int port, byte[] payload) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var to = Message.address(arena, receiver, port);
            socket.send(Message.of(arena, payload, to, Message.leavingBy(arena, device)));
        }
    }

    @Override
    public int descriptor() {
        return socket.descriptor();
    }

    @Override
    public void close() {
        socket.close();
    }
}
