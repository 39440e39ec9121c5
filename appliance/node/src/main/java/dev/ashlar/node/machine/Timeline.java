package dev.ashlar.node.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Marks of this boot, in milliseconds since the kernel started: those made here, and those init wrote to
 * {@value #FILE}, one {@code name time} a line, the time in seconds with decimals as in {@code /proc/uptime} or in whole
 * milliseconds. Init's mark {@code kernel} is when the kernel handed over to it and is called {@code init} here; its mark
 * {@code service} is when it started this process and is called {@code service-start}. Thread-safe.
 */
public final class Timeline {
    private static final String FILE = "/run/ashlar/timeline";

    private final Map<String, Long> marks = new LinkedHashMap<>();
    private final Uptime uptime;

    public Timeline(MachineFiles files, Uptime uptime) {
        this.uptime = uptime;
        files.find(FILE).ifPresent(text -> text.lines().forEach(this::read));
    }

    /** The first mark of a name stays. */
    public synchronized void mark(String name) {
        marks.putIfAbsent(name, uptime.millis());
    }

    public synchronized Map<String, Long> marks() {
        return Map.copyOf(marks);
    }

    private static String here(String name) {
        return switch (name) {
            case "kernel" -> "init";
            case "service" -> "service-start";
            default -> name;
        };
    }

    private void read(String line) {
        int space = line.indexOf(' ');
        if (space < 1) {
            return;
        }
        try {
            var name = line.substring(0, space);
            var time = line.substring(space + 1).strip();
            long millis = time.indexOf('.') < 0 ? Long.parseLong(time) : Uptime.millis(time);
            marks.put(here(name), millis);
        } catch (NumberFormatException e) {
            // a mark is for people to read: a line cut short by a crash of init is left out
        }
    }
}
