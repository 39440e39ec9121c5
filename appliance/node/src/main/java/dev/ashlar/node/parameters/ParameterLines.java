package dev.ashlar.node.parameters;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.enrolment.BootParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code key=value} words, as on a kernel command line or one to a line. */
final class ParameterLines {
    private static final String PREFIX = "ashlar.";

    private ParameterLines() {}

    /** Empty when no word begins with {@code ashlar.}; an error when some are there but not all. */
    static Optional<BootParameters> parse(String text) {
        var words = words(text);
        return words.isEmpty() ? Optional.empty() : Optional.of(parameters(words));
    }

    private static BootParameters parameters(Map<String, String> words) {
        return new BootParameters(
                word(words, "api"),
                new Digest(word(words, "ca")),
                word(words, "ticket"),
                new MachineName(word(words, "machine")),
                new Digest(word(words, "image")),
                generation(word(words, "generation")));
    }

    private static long generation(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw AshlarException.user("boot parameter ashlar.generation \"" + text + "\" is not a number");
        }
    }

    private static String word(Map<String, String> words, String key) {
        var value = words.get(key);
        if (value == null) {
            throw AshlarException.user("boot parameter " + PREFIX + key + " is missing");
        }
        return value;
    }

    private static Map<String, String> words(String text) {
        var words = new HashMap<String, String>();
        for (var word : text.split("\\s+")) {
            int equals = word.indexOf('=');
            if (word.startsWith(PREFIX) && equals > 0) {
                words.put(word.substring(PREFIX.length(), equals), word.substring(equals + 1));
            }
        }
        return words;
    }
}
