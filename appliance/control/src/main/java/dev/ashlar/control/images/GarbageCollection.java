package dev.ashlar.control.images;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.Collected;
import dev.ashlar.ledger.ImageStore;
import dev.ashlar.objectstore.ObjectStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what is needed before it removes anything. */
final class GarbageCollection {
    private final ObjectStore objects;
    private final ImageStore images;
    private final ManifestStore manifests;

    GarbageCollection(ObjectStore objects, ImageStore images, ManifestStore manifests) {
        this.objects = objects;
        this.images = images;
        this.manifests = manifests;
    }

    /** Removes unneeded objects last modified at or before {@code youngest}. */
    Collected collect(Set<Digest> inUse, Instant youngest) {
        var needed = needed(inUse);
        int removed = 0;
        long bytes = 0;
        for (var prefix : new String[] {ManifestStore.PREFIX, BlobStore.PREFIX}) {
            for (var entry : objects.list(prefix)) {
                if (!needed.contains(entry.key()) && !entry.modifiedAt().isAfter(youngest)) {
                    objects.delete(entry.key());
                    removed++;
                    bytes += entry.sizeBytes();
                }
            }
        }
        return new Collected(removed, bytes);
    }

    private Set<String> needed(Set<Digest> inUse) {
        var published = images.list().stream().map(ImageStore.Published::id);
        var stored =
                inUse.stream().filter(id -> objects.size(ManifestStore.key(id)).isPresent());
        var needed = new HashSet<String>();
        Stream.concat(published, stored).distinct().forEach(id -> {
            needed.add(ManifestStore.key(id));
            manifests.get(id).manifest().blobs().stream()
                    .map(Blob::digest)
                    .map(BlobStore::key)
                    .forEach(needed::add);
        });
        return needed;
    }
}
