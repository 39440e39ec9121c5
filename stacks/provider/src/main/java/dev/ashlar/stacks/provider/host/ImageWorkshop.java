package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.SignedManifest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds images on this host. Thread-safe. */
public interface ImageWorkshop {
    /**
     * What a build would contain.
     *
     * @param buildId equal ids mean equal images
     * @param packages name to version
     */
    record Plan(Digest buildId, Map<String, String> packages) {
        public Plan {
            packages = Map.copyOf(packages);
        }
    }

    /** Builds and downloads nothing. */
    Plan plan(ImageReference reference, Optional<Path> rolesDirectory);

    /** Builds and signs, or returns what the same inputs gave before. */
    SignedManifest build(ImageReference reference, Optional<Path> rolesDirectory, Consumer<String> progress);

    /** An image built here before. */
    Optional<SignedManifest> find(ImageReference reference);

    Path file(Blob blob);
}
