package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a small work again and again until closed; a failure is logged and the work tried again next time. */
final class Housekeeper implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Housekeeper.class);

    private final CountDownLatch closed = new CountDownLatch(1);

    Housekeeper(Duration every, Runnable work) {
        Thread.ofVirtual().name("machines-housekeeper").start(() -> run(every, work));
    }

    private void run(Duration every, Runnable work) {
        try {
            while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    work.run();
                } catch (AshlarException e) {
                    LOGGER.atWarn().setCause(e).log("housekeeping failed");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
