package dev.ashlar.node.machine;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;

/** Boots the machine again. */
@FunctionalInterface
public interface Reboot {
    /** Asks for it and returns; the machine is gone soon after. */
    void now();

    /** The root file system is in memory, so there is nothing to sync and {@code -f} loses nothing. */
    static Reboot byBusybox() {
        return () -> {
            try {
                new ProcessBuilder("/bin/busybox", "reboot", "-f").inheritIO().start();
            } catch (IOException e) {
                throw AshlarException.external("cannot run /bin/busybox reboot: " + e.getMessage(), e);
            }
        };
    }
}
