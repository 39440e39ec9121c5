package dev.ashlar.images.boot.tftp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What client and server agree on.
 *
 * @param blockBytes of every block but the last
 * @param windowBlocks sent before an acknowledgement is awaited (RFC 7440)
 * @param timeout before blocks are sent again
 * @param granted options to acknowledge; empty when the client asked for none we know
 */
record TftpTerms(int blockBytes, int windowBlocks, Duration timeout, Map<String, String> granted) {
    /** Larger blocks would be cut into IP fragments. */
    static final int BLOCK_BYTES_MAX = 1468;

    static final int WINDOW_BLOCKS_MAX = 64;
    private static final int DEFAULT_BLOCK_BYTES = 512;
    private static final int DEFAULT_TIMEOUT_SECONDS = 2;

    /** Options with values out of range are left out, as RFC 2347 asks. */
    static TftpTerms of(Map<String, String> asked, long size) {
        var granted = new LinkedHashMap<String, String>();
        int block = grant(asked, "blksize", 8, 65_464, BLOCK_BYTES_MAX, DEFAULT_BLOCK_BYTES, granted);
        int window = grant(asked, "windowsize", 1, 65_535, WINDOW_BLOCKS_MAX, 1, granted);
        int seconds = grant(asked, "timeout", 1, 255, 255, DEFAULT_TIMEOUT_SECONDS, granted);
        if (asked.containsKey("tsize")) {
            granted.put("tsize", Long.toString(size));
        }
        return new TftpTerms(block, window, Duration.ofSeconds(seconds), granted);
    }

    private static int grant(
            Map<String, String> asked,
            String name,
            int min,
            int max,
            int limit,
            int otherwise,
            Map<String, String> to) {
        var number = number(asked.getOrDefault(name, ""));
        if (number.isEmpty() || number.getAsLong() < min || number.getAsLong() > max) {
            return otherwise;
        }
        int value = (int) Math.min(limit, number.getAsLong());
        to.put(name, Integer.toString(value));
        return value;
    }

    private static OptionalLong number(String text) {
        return text.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
