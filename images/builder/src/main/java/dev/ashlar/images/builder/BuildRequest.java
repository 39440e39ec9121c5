package dev.ashlar.images.builder;

import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.RoleName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image to build.
 *
 * @param rolesDirectory role files of the user's own; they come before the project's
 * @param replace whether an existing image with this role and version but other content may be replaced
 */
public record BuildRequest(RoleName role, String version, Optional<Path> rolesDirectory, boolean replace) {
    public static BuildRequest of(RoleName role, String version) {
        return new BuildRequest(role, version, Optional.empty(), false);
    }

    public ImageReference reference() {
        return new ImageReference(role, version);
    }
}
