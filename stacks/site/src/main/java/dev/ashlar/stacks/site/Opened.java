package dev.ashlar.stacks.site;

import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in the opposite order, all of it, whatever fails. */
final class Opened implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Opened.class);

    private final ArrayDeque<AutoCloseable> parts = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOGGER.atWarn().setCause(e).log("part of the site did not close well");
            }
        }
    }
}
