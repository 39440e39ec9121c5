package dev.ashlar.images.boot.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Socket calls of the C library on 64-bit Linux. Each returns the call's result, or the error number negated. Blocking
 * calls hold their thread, so callers are platform threads.
 */
final class LibC {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = handle("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SET_OPTION =
            handle("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle BIND = handle("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RECEIVE =
            handle("recvfrom", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SEND = handle("sendmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle POLL = handle("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle EVENT = handle("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle WRITE = handle("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);

    private interface Call {
        long run(MemorySegment state) throws Throwable;
    }

    private LibC() {}

    static int socket(int family, int type, int protocol) {
        return run(state -> (int) SOCKET.invokeExact(state, family, type, protocol));
    }

    static int setOption(int socket, int level, int option, MemorySegment value) {
        int bytes = (int) value.byteSize();
        return run(state -> (int) SET_OPTION.invokeExact(state, socket, level, option, value, bytes));
    }

    static int bind(int socket, MemorySegment address) {
        int bytes = (int) address.byteSize();
        return run(state -> (int) BIND.invokeExact(state, socket, address, bytes));
    }

    /** {@code sender} and {@code senderBytes} may be {@link MemorySegment#NULL}. */
    static int receive(int socket, MemorySegment buffer, int flags, MemorySegment sender, MemorySegment senderBytes) {
        long bytes = buffer.byteSize();
        return run(state -> (long) RECEIVE.invokeExact(state, socket, buffer, bytes, flags, sender, senderBytes));
    }

    static int sendMessage(int socket, MemorySegment message) {
        return run(state -> (long) SEND.invokeExact(state, socket, message, 0));
    }

    /** {@code entries} are {@code struct pollfd}; a negative timeout waits for ever. */
    static int poll(MemorySegment entries, long count, int timeoutMillis) {
        return run(state -> (int) POLL.invokeExact(state, entries, count, timeoutMillis));
    }

    static int eventDescriptor(int flags) {
        return run(state -> (int) EVENT.invokeExact(state, 0, flags));
    }

    static int write(int descriptor, MemorySegment bytes) {
        long size = bytes.byteSize();
        return run(state -> (long) WRITE.invokeExact(state, descriptor, bytes, size));
    }

    static int close(int descriptor) {
        return run(state -> (int) CLOSE.invokeExact(state, descriptor));
    }

    private static int run(Call call) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(Linker.Option.captureStateLayout());
            long result = call.run(state);
            return result >= 0 ? (int) result : -(int) ERRNO.get(state, 0L);
        } catch (Throwable e) { // a signature above that is wrong
            throw new IllegalStateException("call of the C library failed", e);
        }
    }

    @SuppressWarnings("restricted") // that is what this class is for
    private static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"));
    }
}
