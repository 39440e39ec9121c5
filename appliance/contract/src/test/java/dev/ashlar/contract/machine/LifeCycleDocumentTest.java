package dev.ashlar.contract.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/life-cycle.md says what the table says; {@code -Dashlar.golden=update} writes it anew. */
class LifeCycleDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/life-cycle.md");

    @Test
    void theDocumentAgreesWithTheTable() throws IOException {
        if ("update".equals(System.getProperty("ashlar.golden"))) {
            Files.writeString(DOCUMENT, document());
        }
        assertEquals(document(), Files.readString(DOCUMENT));
    }

    private static String document() {
        return """
                # Life-cycle of a machine

                Made from the table in `LifeCycle` by `LifeCycleDocumentTest`; a test fails when the two differ. A move that is
                not listed is refused with an error that names the state and the event.

                ```mermaid
                stateDiagram-v2
                    [*] --> none
                %s
                    destroyed --> [*]
                ```

                | from | event | to |
                |---|---|---|
                %s

                `none` is a machine that is off. `preparing` begins at power-on, or when a machine is told to reboot, and ends with
                the first report of the new boot. `available` means that every health check passes; `initializing` that it reports
                but at least one does not. `offline` is decided by the site from silence, `failed` by longer silence or by the
                driver's word that the machine is off; only a new boot (`reimage`) mends it. `acquiring` is for leased machines:
                owned hardware goes from `none` straight to `preparing`.
                """.formatted(diagram(), rows());
    }

    /** One arrow for each pair of states, with all its events. */
    private static String diagram() {
        return LifeCycle.table().stream()
                .collect(Collectors.groupingBy(
                        move -> "    " + id(move.from()) + " --> " + id(move.to()),
                        LinkedHashMap::new,
                        Collectors.mapping(move -> word(move.event()), Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(arrow -> arrow.getKey() + " : " + arrow.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String rows() {
        return Arrays.stream(NodeState.values())
                .flatMap(state -> LifeCycle.table().stream().filter(move -> move.from() == state))
                .map(move -> "| " + word(move.from()) + " | " + word(move.event()) + " | " + word(move.to()) + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Mermaid does not take hyphens in a state's name. */
    private static String id(NodeState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
