package dev.ashlar.images.boot.device;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.ashlar.contract.AshlarException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits for sockets until somebody says stop. Stop is for ever, for every thread that waits now or later. Thread-safe;
 * closed by its owner when no thread waits any more.
 */
public final class Wakeup implements AutoCloseable {
    /** Waits without end. */
    public static final Duration FOR_EVER = Duration.ofMillis(-1);

    private static final int EFD_CLOEXEC = 0x80000;
    private static final int ENTRY_BYTES = 8;
    private static final short POLLIN = 1;

    private final int descriptor;

    public Wakeup() {
        this.descriptor = LibC.eventDescriptor(EFD_CLOEXEC);
        if (descriptor < 0) {
            throw AshlarException.external(
                    "cannot open an event descriptor: error number " + -descriptor + "; raise the open files limit");
        }
    }

    /** Ends all waiting. */
    public void stop() {
        try (var arena = Arena.ofConfined()) {
            LibC.write(descriptor, arena.allocateFrom(JAVA_LONG, 1));
        }
    }

    /** Those with something to read; empty when the time is over. InterruptedException after {@link #stop}. */
    public <P extends Pollable> List<P> await(List<P> sockets, Duration limit) throws InterruptedException {
        try (var arena = Arena.ofConfined()) {
            var entries = arena.allocate((sockets.size() + 1L) * ENTRY_BYTES, 8);
            entries.set(JAVA_INT, 0, descriptor);
            entries.set(JAVA_SHORT, 4, POLLIN);
            for (int i = 0; i < sockets.size(); i++) {
                entries.set(JAVA_INT, (i + 1L) * ENTRY_BYTES, sockets.get(i).descriptor());
                entries.set(JAVA_SHORT, (i + 1L) * ENTRY_BYTES + 4, POLLIN);
            }
            int millis = limit.equals(FOR_EVER) ? -1 : (int) Math.ceilDiv(limit.toNanos(), 1_000_000L);
            LibC.poll(entries, sockets.size() + 1L, millis);
            if (entries.get(JAVA_SHORT, 6) != 0) {
                throw new InterruptedException("stopped");
            }
            var ready = new ArrayList<P>();
            for (int i = 0; i < sockets.size(); i++) {
                if (entries.get(JAVA_SHORT, (i + 1L) * ENTRY_BYTES + 6) != 0) {
                    ready.add(sockets.get(i));
                }
            }
            return ready;
        }
    }

    @Override
    public void close() {
        LibC.close(descriptor);
    }
}
