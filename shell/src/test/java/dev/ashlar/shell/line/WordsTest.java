package dev.ashlar.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.contract.AshlarException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void splitsAtBlanksAndKeepsQuotesTogether() {
        assertEquals(List.of("a", "b c", "d e", "f g", ""), Words.of("  a \"b c\" 'd e'  f\\ g \"\" "));
        assertEquals(List.of(), Words.of("   "));
        assertEquals(List.of("a\"b", "c\\d"), Words.of("\"a\\\"b\" 'c\\d'"));
    }

    @Test
    void refusesAnOpenQuote() {
        assertThrows(AshlarException.class, () -> Words.of("a \"b"));
    }

    @Test
    void countsEditsBetweenWords() {
        assertEquals(0, Suggestion.distance("list", "list"));
        assertEquals(1, Suggestion.distance("lst", "list"));
        assertEquals(3, Suggestion.distance("kitten", "sitting"));
    }
}
