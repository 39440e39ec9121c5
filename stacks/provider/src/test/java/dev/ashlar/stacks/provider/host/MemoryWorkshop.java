package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.PackageEntry;
import dev.ashlar.contract.image.SignedManifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Images that contain nothing but say that they do. Version 2.x has another curl than version 1.x. */
public final class MemoryWorkshop implements ImageWorkshop {
    private final Map<ImageReference, SignedManifest> built = new ConcurrentHashMap<>();

    /** Changed by a test to change what the same reference would contain. */
    public String content = "first";

    @Override
    public Plan plan(ImageReference reference, Optional<Path> rolesDirectory) {
        var curl = reference.version().startsWith("2") ? "8.1" : "8.0";
        return new Plan(digest(reference + content), Map.of("libc6", "2.41-12", "curl", curl));
    }

    @Override
    public SignedManifest build(ImageReference reference, Optional<Path> rolesDirectory, Consumer<String> progress) {
        progress.accept("building " + reference);
        var plan = plan(reference, rolesDirectory);
        var blob = new Blob(digest("blob " + reference), 1000);
        var packages = plan.packages().entrySet().stream()
                .map(entry ->
                        new PackageEntry(entry.getKey(), entry.getValue(), "amd64", 10, "pkg:deb/" + entry.getKey()))
                .toList();
        var manifest = new ImageManifest(
                1,
                reference,
                plan.buildId(),
                blob,
                blob,
                blob,
                List.of(),
                packages,
                blob,
                "00",
                Optional.empty(),
                Map.of(),
                128);
        var signed = new SignedManifest(Json.canonical(manifest), digest("signer"), "signature");
        built.put(reference, signed);
        return signed;
    }

    @Override
    public Optional<SignedManifest> find(ImageReference reference) {
        return Optional.ofNullable(built.get(reference));
    }

    @Override
    public Path file(Blob blob) {
        return Path.of("/dev/null");
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
