package dev.ashlar.images.builder.plan;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.images.builder.lock.LockedPackage;
import java.util.List;
import java.util.Map;

/**
 * What a build will contain, known before it runs.
 *
 * @param buildId digest over {@code reference} and {@code inputs}; equal ids mean equal images
 * @param packages that end up in the image, sorted by name: its root file system's, the runtime's and the kernel's
 * @param downloads every package the build reads, its tools included
 * @param inputs name to digest of everything the build reads
 */
public record BuildPlan(
        ImageReference reference,
        RoleDescription role,
        Digest buildId,
        List<LockedPackage> packages,
        List<LockedPackage> downloads,
        Map<String, String> inputs) {
    public BuildPlan {
        packages = List.copyOf(packages);
        downloads = List.copyOf(downloads);
        inputs = Map.copyOf(inputs);
    }

    /** One {@code name version} per line, for previews and golden files. */
    public String closureText() {
        var text = new StringBuilder();
        packages.forEach(item -> text.append(item).append('\n'));
        return text.toString();
    }
}
