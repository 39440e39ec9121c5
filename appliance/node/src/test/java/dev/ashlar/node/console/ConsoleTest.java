package dev.ashlar.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void quotesWhatIsNotPlain() {
        var out = new ByteArrayOutputStream();
        new Console(new PrintStream(out, true, StandardCharsets.UTF_8))
                .event("e", "a", "x", "b", "two\n\"words\"", "c", "");
        assertEquals(
                "ashlar node event=e a=x b=\"two \\\"words\\\"\" c=\"\"" + System.lineSeparator(),
                out.toString(StandardCharsets.UTF_8));
    }
}
