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
            return Math.round(Double.parseDouble(end < 0 ? text : text.substring(0, end)) * 1000);
        };
    }
}
