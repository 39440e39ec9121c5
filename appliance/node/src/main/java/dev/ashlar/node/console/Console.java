package dev.ashlar.node.console;

import java.io.PrintStream;

/**
 * Writes life events as one line each: {@code ashlar node event=enrolled machine=agent-1}. A value with anything but
 * plain characters is quoted. No value is ever a secret. Thread-safe.
 */
public final class Console {
    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    /** @param keysAndValues in turn */
    public void event(String event, Object... keysAndValues) {
        var line = new StringBuilder("ashlar node event=").append(event);
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            line.append(' ').append(keysAndValues[i]).append('=');
            append(line, String.valueOf(keysAndValues[i + 1]));
        }
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static void append(StringBuilder line, String value) {
        if (isPlain(value)) {
            line.append(value);
            return;
        }
        line.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\');
            }
            line.append(c < ' ' ? ' ' : c);
        }
        line.append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == '"' || c == '=' || c == '\\') {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
