package dev.ashlar.images.builder.nix;

import dev.ashlar.contract.Digest;
import java.nio.file.Path;

/**
 * One build of an image, as {@code nix/README.md} defines it.
 *
 * @param recipe the folder with {@code default.nix}
 * @param packages the folder with the packages, each named by its digest, and the seed
 * @param roleFile the role
 * @param buildId written into the image
 * @param jars the folder with the appliance's jars
 * @param ukiTool the jar that assembles the UKI
 */
public record NixBuild(
        Path recipe, Path packages, Path roleFile, String version, Digest buildId, Path jars, Path ukiTool) {}
