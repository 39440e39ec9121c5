package dev.ashlar.images.builder.nix;

import dev.ashlar.process.Command;
import java.nio.file.Path;

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

    Command configured(Command command) {
        return command.and("--store", directory.toString()).with("NIX_CONFIG", CONFIGURATION);
    }
}
