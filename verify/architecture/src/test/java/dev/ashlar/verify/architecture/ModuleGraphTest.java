package dev.ashlar.verify.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The graph of modules is a reviewed file: docs/module-graph.txt. */
class ModuleGraphTest {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern OWN = Pattern.compile(
            "<dependency>\\s*<groupId>dev\\.ashlar</groupId>\\s*<artifactId>ashlar-([a-z]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    @Test
    void theReviewedGraphIsTheRealOne() throws IOException {
        var golden = Checkout.root().resolve("docs/module-graph.txt");
        var real = String.join("\n", graph()) + "\n";
        if (!Files.exists(golden) || Boolean.getBoolean("ashlar.golden.write")) {
            Files.writeString(golden, real);
        }
        assertEquals(Checkout.read(golden), real, "review the change, then run with -Dashlar.golden.write=true");
    }

    private static List<String> graph() {
        var lines = new ArrayList<String>();
        MODULE.matcher(Checkout.read(Checkout.root().resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .sorted()
                .forEach(module -> lines.add(module + " -> " + String.join(" ", dependencies(module))));
        return lines;
    }

    private static SortedSet<String> dependencies(String module) {
        var found = new TreeSet<String>();
        OWN.matcher(Checkout.read(Checkout.root().resolve(module).resolve("pom.xml")))
                .results()
                .filter(match -> !match.group(2).contains("<scope>test</scope>"))
                .forEach(match -> found.add(match.group(1)));
        return found;
    }
}
