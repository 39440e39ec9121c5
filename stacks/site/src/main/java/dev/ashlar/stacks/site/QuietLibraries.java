package dev.ashlar.stacks.site;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The site's log tells of the site: libraries speak from warnings on. */
final class QuietLibraries {
    /** Held, because the log manager forgets the level of a logger nobody holds. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.gaul"), Logger.getLogger("com.zaxxer"), Logger.getLogger("org.postgresql"));

    private QuietLibraries() {}

    static void apply() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        // One line per record.
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n");
        // Answers of a few bytes are not held back for 40 ms (Nagle's algorithm against delayed acknowledgement).
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }
}
