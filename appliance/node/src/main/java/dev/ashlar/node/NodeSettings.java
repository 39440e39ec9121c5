package dev.ashlar.node;

import java.nio.file.Path;

/**
 * How a node runs.
 *
 * @param root of all files it reads; {@code /} on a machine
 * @param port on which it proves its identity and tells its health; 0 for any
 * @param timeoutMillis of connecting to the site and of each wait for its bytes
 * @param healthMillis between rounds of health checks
 * @param retryMinMillis first wait after a failed attempt
 * @param retryMaxMillis longest wait after failed attempts
 * @param giveUpMillis how long the machine tries to get its certificate before it boots again for a new ticket
 */
public record NodeSettings(
        Path root,
        int port,
        int timeoutMillis,
        long healthMillis,
        long retryMinMillis,
        long retryMaxMillis,
        long giveUpMillis) {
    /** Of a real machine. */
    public static NodeSettings standard() {
        return new NodeSettings(Path.of("/"), 8443, 5000, 1000, 200, 5000, 15 * 60_000);
    }
}
