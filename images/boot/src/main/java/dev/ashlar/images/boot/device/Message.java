package dev.ashlar.images.boot.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.ashlar.images.boot.packet.Ipv4Address;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/** The kernel's structures as bytes; those of 64-bit Linux. */
final class Message {
    static final int AF_INET = 2;
    static final int INET_ADDRESS_BYTES = 16;
    private static final int IP_PKTINFO = 8;
    private static final int CONTROL_BYTES = 32;
    private static final int CONTROL_LENGTH = 28;

    private Message() {}

    /** {@code struct sockaddr_in}. */
    static MemorySegment address(Arena arena, Ipv4Address address, int port) {
        var bytes = arena.allocate(INET_ADDRESS_BYTES, 8);
        bytes.set(JAVA_SHORT, 0, (short) AF_INET);
        bytes.set(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) port);
        bytes.set(JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN), 4, address.bits());
        return bytes;
    }

    /** {@code struct cmsghdr} with {@code struct in_pktinfo}: leaves by this device with this source. */
    static MemorySegment leavingBy(Arena arena, NetworkDevice device) {
        var bytes = arena.allocate(CONTROL_BYTES, 8);
        bytes.set(JAVA_LONG, 0, CONTROL_LENGTH);
        bytes.set(JAVA_INT, 8, 0); // level: IP
        bytes.set(JAVA_INT, 12, IP_PKTINFO);
        bytes.set(JAVA_INT, 16, device.index());
        bytes.set(JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN), 20, device.address().bits());
        return bytes;
    }

    /** {@code struct msghdr}; receiver and control may be {@link MemorySegment#NULL}. */
    static MemorySegment of(Arena arena, byte[] payload, MemorySegment receiver, MemorySegment control) {
        var vector = arena.allocate(16, 8); // struct iovec
        vector.set(ADDRESS, 0, arena.allocateFrom(JAVA_BYTE, payload));
        vector.set(JAVA_LONG, 8, payload.length);
        var bytes = arena.allocate(56, 8);
        bytes.set(ADDRESS, 0, receiver);
        bytes.set(JAVA_INT, 8, (int) receiver.byteSize());
        bytes.set(ADDRESS, 16, vector);
        bytes.set(JAVA_LONG, 24, 1);
        bytes.set(ADDRESS, 32, control);
        bytes.set(JAVA_LONG, 40, control.byteSize());
        return bytes;
    }
}
