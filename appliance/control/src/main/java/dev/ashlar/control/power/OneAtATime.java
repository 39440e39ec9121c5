package dev.ashlar.control.power;

import dev.ashlar.contract.MachineName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One operation at a time on one machine. The driver is called while the lock is held: that is its purpose, so that
 * nobody takes a machine that is just being reset for one that vanished.
 */
final class OneAtATime {
    private final Map<MachineName, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Waits for its turn. */
    <T> T run(MachineName name, Supplier<T> work) {
        var lock = lockOf(name);
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing when someone is at the machine. */
    void runIfFree(MachineName name, Runnable work) {
        var lock = lockOf(name);
        if (lock.tryLock()) {
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }
    }

    private ReentrantLock lockOf(MachineName name) {
        return locks.computeIfAbsent(name, _ -> new ReentrantLock());
    }
}
