package dev.ashlar.control.inventory;

import java.util.Locale;

/** Enum constants and foreign text as they are shown to people. */
final class Words {
    private static final int TEXT_MAX = 200;

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line, without control characters, at most 200 characters: what a machine says may be anything. */
    static String line(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= TEXT_MAX ? line : line.substring(0, TEXT_MAX) + "…";
    }
}
