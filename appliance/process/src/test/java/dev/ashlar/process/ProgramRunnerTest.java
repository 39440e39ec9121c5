package dev.ashlar.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgramRunnerTest {
    private final ProgramRunner runner = new ProgramRunner();

    @Test
    void keepsOutputAndPassesInput() {
        assertEquals("hello\n", runner.run(Command.of("cat").reading("hello\n")).output());
    }

    @Test
    void failureNamesProgramExitCodeAndLastLines() {
        var outcome = runner.run(Command.of("sh", "-c", "echo broken >&2; exit 3"));
        var failure = assertThrows(AshlarException.class, () -> outcome.orFail("build image agent"));
        assertEquals("build image agent: sh ended with exit code 3; its last lines: broken", failure.getMessage());
    }

    @Test
    void killsWhatTakesTooLong() {
        var command = Command.of("sleep", "60").within(Duration.ofMillis(100));
        var failure = assertThrows(AshlarException.class, () -> runner.run(command));
        assertTrue(failure.getMessage().startsWith("sleep did not end within"), failure.getMessage());
    }

    @Test
    void namesAProgramThatIsNotThere() {
        var failure = assertThrows(AshlarException.class, () -> runner.run(Command.of("no-such-program")));
        assertTrue(failure.getMessage().startsWith("cannot start no-such-program"), failure.getMessage());
    }
}
