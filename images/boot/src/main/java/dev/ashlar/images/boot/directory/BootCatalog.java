package dev.ashlar.images.boot.directory;

import dev.ashlar.contract.MacAddress;
import java.util.Optional;

/** Who may boot, and what. Implementations are thread-safe and answer within a second: firmware gives up after a few. */
public interface BootCatalog {
    /**
     * The plan of the machine with this address; empty for a stranger and for a machine without an image: neither is
     * answered. Firmware asks several times during one boot, so the same plan, with the same ticket, is given until
     * that ticket was used or has expired.
     */
    Optional<BootPlan> planFor(MacAddress mac);
}
