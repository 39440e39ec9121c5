package dev.ashlar.shell.line;

import dev.ashlar.contract.AshlarException;
import java.util.ArrayList;
import java.util.List;

/** Splits a typed line: blanks separate, single and double quotes join, a backslash takes the next character as it is. */
public final class Words {
    private Words() {}

    public static List<String> of(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean isWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                isWord = true;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                isWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (isWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                isWord = false;
            } else {
                word.append(c);
                isWord = true;
            }
        }
        if (quote != 0) {
            throw AshlarException.user("a quote " + quote + " is not closed");
        }
        if (isWord) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
