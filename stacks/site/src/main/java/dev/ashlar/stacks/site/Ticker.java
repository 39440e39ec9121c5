package dev.ashlar.stacks.site;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the control plane's tick again and again on one thread; a tick that fails is logged and the next one comes. */
final class Ticker implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ticker").factory());

    static Ticker start(Runnable tick, Duration every) {
        var ticker = new Ticker();
        var _ = ticker.thread.scheduleWithFixedDelay(() -> guarded(tick), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return ticker;
    }

    private static void guarded(Runnable tick) {
        try {
            tick.run();
        } catch (RuntimeException e) {
            LOGGER.atWarn().setCause(e).log("tick failed; the next one tries again");
        }
    }

    /** Waits up to 5 s for the tick under way. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOGGER.atWarn().log("the last tick did not end within 5 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
