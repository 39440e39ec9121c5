package dev.ashlar.shell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TableTest {
    private record Point(int x, Optional<String> label, List<Point> near) {}

    @Test
    void alignsWordsLeftAndNumbersRight() {
        var table = Table.of("NAME", "BYTES").row("a", 5).row("longer", 1234).row("", 0);

        assertEquals("NAME    BYTES\na           5\nlonger   1234\n-           0\n", table.render());
    }

    @Test
    void keepsHostileTextOnItsLine() {
        assertEquals("A\nx y [2J\n", Table.of("A").row("x\ny\u001b[2J").render());
    }

    @Test
    void writesAbsentMembersAsNull() {
        var json = CompleteJson.element(
                new Point(1, Optional.empty(), List.of(new Point(2, Optional.of("b"), List.of()))));

        assertEquals("{\"x\":1,\"label\":null,\"near\":[{\"x\":2,\"label\":\"b\",\"near\":[]}]}", json.toString());
    }
}
