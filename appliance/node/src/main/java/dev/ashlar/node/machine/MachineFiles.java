package dev.ashlar.node.machine;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Files of the machine, under a root that is {@code /} on a machine and a folder in tests. */
public final class MachineFiles {
    private final Path root;

    public MachineFiles(Path root) {
        this.root = root;
    }

    /** @param absolute with a slash in front */
    public Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** The text without blank ends. Throws EXTERNAL when the file cannot be read. */
    public String text(String absolute) {
        return find(absolute)
                .orElseThrow(() -> AshlarException.external(absolute + " is missing: the image was not built right"));
    }

    /** Empty when there is no such file. */
    public Optional<String> find(String absolute) {
        try {
            return Optional.of(Files.readString(path(absolute)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + absolute + ": " + e.getMessage(), e);
        }
    }
}
