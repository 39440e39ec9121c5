package dev.ashlar.contract.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What changes from one image to another.
 *
 * @param sizeDeltaBytes of kernel and initrd together
 */
public record ImageDifference(
        List<PackageEntry> added, List<PackageEntry> removed, List<Change> changed, long sizeDeltaBytes) {
    /** A package in both whose version or size differs. */
    public record Change(String name, String fromVersion, String toVersion, long sizeDeltaBytes) {}

    public ImageDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    public static ImageDifference between(ImageManifest from, ImageManifest to) {
        var before = new TreeMap<String, PackageEntry>();
        from.packages().forEach(entry -> before.put(entry.name(), entry));
        var added = new ArrayList<PackageEntry>();
        var changed = new ArrayList<Change>();
        for (var after : to.packages()) {
            Optional.ofNullable(before.remove(after.name()))
                    .ifPresentOrElse(old -> change(old, after).ifPresent(changed::add), () -> added.add(after));
        }
        return new ImageDifference(added, List.copyOf(before.values()), changed, to.sizeBytes() - from.sizeBytes());
    }

    private static Optional<Change> change(PackageEntry old, PackageEntry now) {
        if (old.version().equals(now.version()) && old.sizeBytes() == now.sizeBytes()) {
            return Optional.empty();
        }
        return Optional.of(new Change(now.name(), old.version(), now.version(), now.sizeBytes() - old.sizeBytes()));
    }
}
