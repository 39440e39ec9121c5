package dev.ashlar.images.boot.directory;

import dev.ashlar.contract.MachineName;
import java.time.Instant;

/** Hears of the steps of a boot, from several threads. Must not block. */
@FunctionalInterface
public interface BootObserver {
    /**
     * A step was seen. The same event comes several times during one boot; the first since power-on is the mark.
     *
     * @param event {@code dhcp}, {@code tftp} or {@code http}
     */
    void seen(MachineName machine, String event, Instant at);
}
