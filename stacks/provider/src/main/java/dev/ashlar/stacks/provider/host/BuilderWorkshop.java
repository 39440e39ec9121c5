package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.images.builder.BuildRequest;
import dev.ashlar.images.builder.ImageBuilder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The project's own image builder. An image of the same version but other content is replaced: the program says so. */
public final class BuilderWorkshop implements ImageWorkshop {
    private final ImageBuilder builder;

    public BuilderWorkshop(ImageBuilder builder) {
        this.builder = builder;
    }

    @Override
    public Plan plan(ImageReference reference, Optional<Path> rolesDirectory) {
        var plan = builder.plan(request(reference, rolesDirectory));
        var packages = new TreeMap<String, String>();
        plan.packages().forEach(item -> packages.put(item.name(), item.version()));
        return new Plan(plan.buildId(), packages);
    }

    @Override
    public SignedManifest build(ImageReference reference, Optional<Path> rolesDirectory, Consumer<String> progress) {
        return builder.build(
                        request(reference, rolesDirectory),
                        (phase, _, _, text) -> progress.accept(phase.name().toLowerCase(Locale.ROOT) + ": " + text))
                .signed();
    }

    @Override
    public Optional<SignedManifest> find(ImageReference reference) {
        return builder.list().stream()
                .filter(image -> image.parse().reference().equals(reference))
                .findFirst();
    }

    @Override
    public Path file(Blob blob) {
        return builder.blobFile(blob);
    }

    private static BuildRequest request(ImageReference reference, Optional<Path> rolesDirectory) {
        return new BuildRequest(reference.role(), reference.version(), rolesDirectory, true);
    }
}
