package dev.ashlar.images.boot.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Ethernet frames with one type of ICMPv6 message, on one device. Whole frames, because an ICMPv6 socket hides the
 * sender's Ethernet address, by which machines are known. The kernel filters, so other traffic costs nothing. Needs
 * CAP_NET_RAW. Not thread-safe; the thread that reads closes.
 */
public final class SolicitationSocket implements Pollable, AutoCloseable {
    private static final int AF_PACKET = 17;
    private static final int IPV6 = 0x86dd;
    private static final int ICMPV6 = 58;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int FRAME_BYTES_MAX = 2048;
    private static final byte[] ALL_ROUTERS = {0x33, 0x33, 0, 0, 0, 2};

    private final DeviceSocket socket;

    private SolicitationSocket(DeviceSocket socket) {
        this.socket = socket;
    }

    /** Receives messages of ICMPv6 type {@code type}, those to "all routers" too. */
    public static SolicitationSocket open(NetworkDevice device, int type) {
        var socket =
                new DeviceSocket("hear router solicitations on " + device.name(), AF_PACKET, DeviceSocket.SOCK_RAW);
        try (var arena = Arena.ofConfined()) {
            socket.setOption(DeviceSocket.SOL_SOCKET, SO_ATTACH_FILTER, filter(arena, type));
            socket.bind(address(arena, device)); // until here it has no protocol and hears nothing
            socket.setOption(SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership(arena, device));
            return new SolicitationSocket(socket);
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The next frame, empty when none is waiting. */
    public Optional<byte[]> receive() throws IOException {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(FRAME_BYTES_MAX);
            int received = socket.receive(buffer, MemorySegment.NULL, MemorySegment.NULL);
            return received < 0
                    ? Optional.empty()
                    : Optional.of(buffer.asSlice(0, received).toArray(JAVA_BYTE));
        }
    }

    /** Sends a whole frame. */
    public void send(byte[] frame) throws IOException {
        try (var arena = Arena.ofConfined()) {
            socket.send(Message.of(arena, frame, MemorySegment.NULL, MemorySegment.NULL));
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

    /** {@code struct sockaddr_ll}. */
    private static MemorySegment address(Arena arena, NetworkDevice device) {
        var bytes = arena.allocate(20, 8);
        bytes.set(JAVA_SHORT, 0, (short) AF_PACKET);
        bytes.set(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) IPV6);
        bytes.set(JAVA_INT, 4, device.index());
        return bytes;
    }

    /** {@code struct packet_mreq}: network cards drop frames to groups nobody joined. */
    private static MemorySegment membership(Arena arena, NetworkDevice device) {
        var bytes = arena.allocate(16, 8);
        bytes.set(JAVA_INT, 0, device.index());
        bytes.set(JAVA_SHORT, 6, (short) ALL_ROUTERS.length);
        MemorySegment.copy(ALL_ROUTERS, 0, bytes, JAVA_BYTE, 8, ALL_ROUTERS.length);
        return bytes;
    }

    /** {@code struct sock_fprog}: classic BPF, each instruction code, jump if true, jump if false, value. */
    private static MemorySegment filter(Arena arena, int type) {
        int[][] program = {
            {0x28, 0, 0, 12}, // load half-word: EtherType
            {0x15, 0, 5, IPV6}, // equal, else drop
            {0x30, 0, 0, 20}, // load byte: next header
            {0x15, 0, 3, ICMPV6},
            {0x30, 0, 0, 54}, // load byte: ICMPv6 type
            {0x15, 0, 1, type},
            {0x06, 0, 0, 0xffff}, // accept
            {0x06, 0, 0, 0}, // drop
        };
        var instructions = arena.allocate(program.length * 8L, 8);
        for (int i = 0; i < program.length; i++) {
            instructions.set(JAVA_SHORT, i * 8L, (short) program[i][0]);
            instructions.set(JAVA_BYTE, i * 8L + 2, (byte) program[i][1]);
            instructions.set(JAVA_BYTE, i * 8L + 3, (byte) program[i][2]);
            instructions.set(JAVA_INT, i * 8L + 4, program[i][3]);
        }
        var bytes = arena.allocate(16, 8);
        bytes.set(JAVA_SHORT, 0, (short) program.length);
        bytes.set(ADDRESS, 8, instructions);
        return bytes;
    }
}
