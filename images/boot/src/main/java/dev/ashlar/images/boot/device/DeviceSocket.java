package dev.ashlar.images.boot.device;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** An open socket and the errors of opening it. Not thread-safe: the thread that reads closes. */
final class DeviceSocket implements AutoCloseable {
    static final int SOL_SOCKET = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;

    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SO_BINDTODEVICE = 25;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int EPERM = 1;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EADDRINUSE = 98;

    private final String purpose;
    private final int descriptor;

    /** {@code purpose} completes "cannot ..." in errors. */
    DeviceSocket(String purpose, int family, int type) {
        this.purpose = purpose;
        this.descriptor = checked(LibC.socket(family, type | SOCK_CLOEXEC, 0), "CAP_NET_RAW");
    }

    int descriptor() {
        return descriptor;
    }

    void bindToDevice(String device, Arena arena) {
        setOption(SOL_SOCKET, SO_BINDTODEVICE, arena.allocateFrom(device, StandardCharsets.US_ASCII));
    }

    void setOption(int level, int option, MemorySegment value) {
        checked(LibC.setOption(descriptor, level, option, value), "CAP_NET_RAW");
    }

    void bind(MemorySegment address) {
        checked(LibC.bind(descriptor, address), "CAP_NET_BIND_SERVICE");
    }

    /** Number of bytes, or a negative number when nothing is there. */
    int receive(MemorySegment buffer, MemorySegment sender, MemorySegment senderBytes) throws IOException {
        int received = LibC.receive(descriptor, buffer, MSG_DONTWAIT, sender, senderBytes);
        if (received < 0 && received != -EAGAIN) {
            throw new IOException("cannot " + purpose + ": receive failed with error number " + -received);
        }
        return received;
    }

    void send(MemorySegment message) throws IOException {
        int sent = LibC.sendMessage(descriptor, message);
        if (sent < 0) {
            throw new IOException("cannot " + purpose + ": send failed with error number " + -sent);
        }
    }

    @Override
    public void close() {
        LibC.close(descriptor);
    }

    private int checked(int result, String capability) {
        return switch (-result) {
            case EPERM, EACCES ->
                throw AshlarException.user("cannot " + purpose + ": this process has not the capability " + capability
                        + "; run it as root or grant the capability");
            case EADDRINUSE ->
                throw AshlarException.user(
                        "cannot " + purpose + ": another program uses the port; stop it or choose another port");
            default -> {
                if (result < 0) {
                    throw AshlarException.external("cannot " + purpose + ": error number " + -result);
                }
                yield result;
            }
        };
    }
}
