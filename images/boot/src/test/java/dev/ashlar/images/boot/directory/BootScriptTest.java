package dev.ashlar.images.boot.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.BootFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BootScriptTest {
    private static final BootLinks LINKS = new BootLinks("http://10.0.2.2:8090");

    @Test
    void scriptIsTheGoldenOne() throws IOException {
        // Given
        var session = new BootSession("0123456789abcdef0123456789abcdef", BootFixtures.plan());

        // When
        var script = BootScript.ipxe(session, LINKS);

        // Then
        assertEquals(golden("boot.ipxe"), script);
    }

    @Test
    void parametersAreTheGoldenOnes() throws IOException {
        // When
        var lines = BootScript.parameterLines(BootFixtures.plan());

        // Then
        assertEquals(golden("parameters.txt"), lines);
    }

    @Test
    void aTicketThatWouldBreakTheScriptIsRefusedAndNotShown() {
        // Given
        var session =
                new BootSession("token", BootFixtures.plan("agent-1", "a${b}", BootFixtures.KERNEL, BootFixtures.UKI));

        // When
        var failure = assertThrows(AshlarException.class, () -> BootScript.ipxe(session, LINKS));

        // Then
        assertFalse(failure.getMessage().contains("a${b}"));
    }

    private static String golden(String name) throws IOException {
        try (var in = Objects.requireNonNull(BootScriptTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
