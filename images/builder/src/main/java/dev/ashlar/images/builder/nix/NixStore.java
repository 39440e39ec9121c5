package dev.ashlar.images.builder.nix;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Nix store in a folder of ours, so that nothing else on the machine is read or changed and no root is needed.
 *
 * @param directory the store's root; its paths are {@code DIRECTORY/nix/store/...} on this machine
 */
public record NixStore(Path directory) {
    private static final String CONFIGURATION = """
            build-users-group =
            sandbox = true
            sandbox-fallback = false
            substituters =
            warn-dirty = false
            """;

    /** Where a path Nix printed is on this machine. */
    public Path onThisMachine(String storePath) {
        return directory.resolve(storePath.replaceFirst("^/", ""));
    }

    /** Paths in the store, as Nix writes them, whose name fits the pattern. */
    List<String> paths(String pattern) {
        var folder = directory.resolve("nix/store");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches(pattern))
                    .map(name -> "/nix/store/" + name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AshlarException.external("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    Command configured(Command command) {
        return withoutUserSettings(command.and("--store", directory.toString())).with("NIX_CONFIG", CONFIGURATION);
    }

    /** What the machine's or the user's Nix configuration says must not change what is built. */
    static Command withoutUserSettings(Command command) {
        return command.with("NIX_CONF_DIR", "/nonexistent")
                .with("NIX_USER_CONF_FILES", "/nonexistent")
                .with("NIX_PATH", "")
                .with("NIX_CONFIG", "");
    }
}
