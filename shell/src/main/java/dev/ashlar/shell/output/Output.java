package dev.ashlar.shell.output;

import java.io.PrintStream;

/**
 * Where results and prose go: results to standard output, as a table or as JSON alone; progress and prose to standard
 * error when JSON was asked for.
 */
public final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    public Output(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** The result: {@code value} for scripts, {@code table} for people. */
    public void result(Object value, Table table) {
        result(value, table.render());
    }

    /** The result: {@code value} for scripts, {@code text} for people. */
    public void result(Object value, String text) {
        if (json) {
            out.println(CompleteJson.write(value));
        } else {
            out.print(text);
            if (!text.endsWith("\n")) {
                out.println();
            }
        }
        out.flush();
    }

    /** Something for people alone. */
    public void say(String line) {
        (json ? err : out).println(line);
    }

    /** What is going on. */
    public void progress(String line) {
        err.println(line);
    }

    /** For bytes as they are. */
    public PrintStream raw() {
        return out;
    }
}
