package dev.ashlar.shell.line;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what somebody may have meant. */
final class Suggestion {
    private Suggestion() {}

    /** {@code ; did you mean X?} or nothing. */
    static String forWord(String word, Collection<String> known) {
        return closest(word, known).map(best -> "; did you mean " + best + "?").orElse("");
    }

    private static Optional<String> closest(String word, Collection<String> known) {
        int limit = Math.max(1, word.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(word, each)))
                .filter(best -> distance(word, best) <= limit || best.startsWith(word));
    }

    /** Levenshtein distance: insertions, deletions and replacements from one word to the other. */
    static int distance(String from, String to) {
        var previous = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            var current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
