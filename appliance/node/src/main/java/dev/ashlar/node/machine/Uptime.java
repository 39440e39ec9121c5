package dev.ashlar.node.machine;

/** Milliseconds since the kernel started. */
@FunctionalInterface
public interface Uptime {
    long millis();

    /** From {@code /proc/uptime}: seconds with two decimals, first word. */
    static Uptime of(MachineFiles files) {
        return () -> {
            var text = files.text("/proc/uptime");
            int end = text.indexOf(' ');
            return millis(end < 0 ? text : text.substring(0, end));
        };
    }

    /** Of seconds with decimals. */
    static long millis(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1000);
    }
}
