package dev.ashlar.images.builder.plan;

import dev.ashlar.contract.RoleName;
import java.nio.file.Path;
import java.util.List;

/**
 * What the builder reads from a role's file; the rest of it is between the role and Nix.
 *
 * @param file the Nix file itself
 * @param jarSet which set of the appliance's jars the image carries
 * @param packages Debian packages asked for, without their dependencies
 */
public record RoleDescription(
        RoleName name,
        Path file,
        String jarSet,
        List<String> packages,
        List<String> kernelParameters,
        int memoryMinimumMib) {
    public RoleDescription {
        packages = List.copyOf(packages);
        kernelParameters = List.copyOf(kernelParameters);
    }
}
