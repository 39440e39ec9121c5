package dev.ashlar.images.builder.lock;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Debian mirrors this machine uses already: {@code sources.list}, {@code sources.list.d/*.list} (one line each) and
 * {@code *.sources} (deb822 stanzas); see sources.list(5). Archives of others are left out.
 */
public final class AptSources {
    private static final Pattern ONE_LINE = Pattern.compile("^deb\\s+(?:\\[[^]]*]\\s+)?(\\S+)\\s.*");
    private static final Pattern STANZA_FIELD = Pattern.compile("^URIs:\\s*(.*)", Pattern.CASE_INSENSITIVE);

    private AptSources() {}

    /**
     * Mirrors in the order they are listed, each with a slash at its end.
     *
     * @param aptDirectory usually {@code /etc/apt}
     */
    public static List<URI> mirrors(Path aptDirectory) {
        var mirrors = new LinkedHashSet<URI>();
        var files = Stream.concat(Stream.of(aptDirectory.resolve("sources.list")), sorted(aptDirectory));
        files.filter(Files::isRegularFile).forEach(file -> lines(file).forEach(line -> add(line, mirrors)));
        return List.copyOf(mirrors);
    }

    private static Stream<Path> sorted(Path aptDirectory) {
        var folder = aptDirectory.resolve("sources.list.d");
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().matches(".*\\.(list|sources)")).sorted().toList().stream();
        } catch (IOException e) {
            throw AshlarException.external("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void add(String line, Set<URI> mirrors) {
        var oneLine = ONE_LINE.matcher(line.strip());
        var field = STANZA_FIELD.matcher(line);
        var uris = oneLine.matches() ? oneLine.group(1) : field.matches() ? field.group(1) : "";
        for (var uri : uris.split("\\s+")) {
            if (uri.matches("https?://.*/debian[a-z-]*/?")) {
                mirrors.add(URI.create(uri.endsWith("/") ? uri : uri + "/"));
            }
        }
    }
}
