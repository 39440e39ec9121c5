package dev.ashlar.images.boot.nic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A thread that differs from the others of its process: in another network, or with fewer capabilities. */
final class LinuxThread {
    private static final int CLONE_NEWNET = 0x40000000;
    private static final int CAPABILITY_VERSION_3 = 0x20080522;
    private static final MethodHandle OPEN = handle("open", ADDRESS, JAVA_INT);
    private static final MethodHandle ENTER = handle("setns", JAVA_INT, JAVA_INT);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT);
    private static final MethodHandle LIMIT = handle("capset", ADDRESS, ADDRESS);

    private LinuxThread() {}

    /** Runs it in a platform thread that ends with it. */
    static <T> T run(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        return task.get();
    }

    /** Moves this thread into a named network namespace. */
    static void enterNetwork(String namespace) throws IOException {
        try (var arena = Arena.ofConfined()) {
            int file = (int) OPEN.invokeExact(arena.allocateFrom("/run/netns/" + namespace), 0);
            int entered = (int) ENTER.invokeExact(file, CLONE_NEWNET);
            int _ = (int) CLOSE.invokeExact(file);
            if (entered != 0) {
                throw new IOException("cannot enter network namespace " + namespace);
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Takes from this thread every capability but these, a bit each. */
    static void keepOnly(int capabilities) {
        try (var arena = Arena.ofConfined()) {
            var header = arena.allocateFrom(JAVA_INT, CAPABILITY_VERSION_3, 0);
            var data = arena.allocateFrom(JAVA_INT, capabilities, capabilities, 0, 0, 0, 0);
            if ((int) LIMIT.invokeExact(header, data) != 0) {
                throw new AssertionError("cannot drop capabilities");
            }
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("restricted") // Java has no words for this
    private static MethodHandle handle(String name, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }
}
