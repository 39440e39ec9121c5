package dev.ashlar.process;

import java.util.ArrayDeque;

/** The last few lines of a stream. Thread-safe. */
final class LineTail {
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final int limit;

    LineTail(int limit) {
        this.limit = limit;
    }

    synchronized void add(String line) {
        if (lines.size() == limit) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized String text() {
        return String.join(" | ", lines);
    }
}
