package dev.ashlar.stacks.provider.resource;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the engine wants its operations to end early. Thread-safe. */
public final class Cancellation {
    private final CountDownLatch latch = new CountDownLatch(1);

    public void cancel() {
        latch.countDown();
    }

    /** Waits, and returns early with true when cancelled. */
    boolean await(Duration pause) {
        try {
            return latch.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
