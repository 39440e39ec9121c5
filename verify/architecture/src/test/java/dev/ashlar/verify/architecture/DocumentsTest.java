package dev.ashlar.verify.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents say exists, exists. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+");
    private static final Pattern TERM = Pattern.compile("(?m)^\\| ([a-z][a-z ]+) \\|");

    /** Names of other people's types and words that only look like type names. */
    private static final Set<String> FOREIGN = Set.of("GitHub", "PostgreSQL");

    private static List<Path> documents() {
        return Checkout.files(file -> file.toString().endsWith(".md"));
    }

    @Test
    void linksLeadSomewhere() {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            LINK.matcher(Checkout.read(document))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(link -> {
                        if (!link.contains("://") && !Files.exists(document.resolveSibling(link))) {
                            broken.add(Checkout.root().relativize(document) + " -> " + link);
                        }
                    });
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void namedClassesExist() {
        var types = Checkout.files(file -> file.toString().endsWith(".java")).stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        var source = Checkout.files(file -> file.toString().endsWith(".java")).stream()
                .map(Checkout::read)
                .collect(Collectors.joining("\n"));
        var missing = new ArrayList<String>();
        for (var document : documents()) {
            CODE.matcher(Checkout.read(document))
                    .results()
                    .map(match -> match.group(1))
                    .filter(code -> TYPE.matcher(code).matches() && !FOREIGN.contains(code))
                    .filter(code -> !types.contains(code) && !source.contains(code))
                    .forEach(code -> missing.add(Checkout.root().relativize(document) + ": " + code));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void glossaryWordsAreUsed() {
        var source = Checkout.files(file -> file.toString().endsWith(".java")).stream()
                .map(Checkout::read)
                .collect(Collectors.joining("\n"))
                .toLowerCase(java.util.Locale.ROOT);
        var unused = TERM.matcher(Checkout.read(Checkout.root().resolve("docs/GLOSSARY.md")))
                .results()
                .map(match -> match.group(1).strip())
                .filter(term -> !term.equals("word"))
                .filter(term -> !source.contains(term) && !source.contains(term.replace(" ", "")))
                .toList();
        assertEquals(List.of(), unused);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var without = Checkout.files(file -> file.toString().contains("/src/main/java/")
                        && file.toString().endsWith(".java"))
                .stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(folder -> Checkout.root().relativize(folder).toString())
                .toList();
        assertEquals(List.of(), without);
    }
}
