package dev.ashlar.control.images;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.image.ChannelPointer;
import dev.ashlar.contract.image.Collected;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.ImageSummary;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.ledger.EventStore;
import dev.ashlar.ledger.ImageStore;
import dev.ashlar.ledger.ImageStore.Outcome;
import dev.ashlar.objectstore.ObjectStore;
import java.io.InputStream;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The images of a site. Durable steps of publishing, in order: blobs, manifest, ledger row. Until the row is there
 * nobody is offered the image, so a publication that dies half way leaves garbage and never a broken image; repeating
 * it completes it. Thread-safe; collection and publication exclude each other within a process, and objects younger
 * than collection's minimum age are kept for publications of other processes.
 */
public final class ImageRepository {
    private static final Pattern CHANNEL = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private final BlobStore blobs;
    private final ManifestStore manifests;
    private final ManifestVerifier verifier;
    private final ImageStore images;
    private final GarbageCollection garbage;
    private final InstantSource clock;
    private final EventStore events;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** @param signers whose images this site accepts, Ed25519; asked at each verification */
    public ImageRepository(
            ObjectStore objects,
            ImageStore images,
            Supplier<Set<PublicKey>> signers,
            InstantSource clock,
            EventStore events) {
        this.blobs = new BlobStore(objects);
        this.verifier = new ManifestVerifier(signers);
        this.manifests = new ManifestStore(objects, verifier);
        this.images = images;
        this.garbage = new GarbageCollection(objects, images, manifests);
        this.clock = clock;
        this.events = events;
    }

    /** Stores the bytes if they have that digest; true when this call stored them. The caller closes the stream. */
    public boolean putBlob(Digest digest, InputStream bytes) {
        return blobs.put(digest, bytes);
    }

    public boolean hasBlob(Digest digest) {
        return blobs.size(digest).isPresent();
    }

    /** Size in bytes; empty when there is no such blob. */
    public Optional<Long> blobSize(Digest digest) {
        return blobs.size(digest);
    }

    /** The blob's bytes from {@code offset} on, at most {@code length}; the caller closes. */
    public InputStream openBlob(Digest digest, long offset, long length) {
        return blobs.open(digest, offset, length);
    }

    /** Publishes an image whose blobs are all here; again is harmless. A reference never changes its image. */
    public ImageSummary publish(SignedManifest signed) {
        return shared(() -> {
            var manifest = verifier.verify(signed);
            manifest.blobs().stream().distinct().forEach(blobs::verify);
            var stored = manifests.put(signed);
            boolean isNew = images.find(signed.id()).isEmpty();
            var published = new ImageStore.Published(manifest.reference(), signed.id(), clock.instant());
            switch (images.publish(published)) {
                case Outcome.Accepted() -> {}
                case Outcome.ReferenceTaken(var existing) ->
                    throw AshlarException.conflict("image " + manifest.reference() + " is published already as "
                            + existing.brief() + ": a version never changes, give this one another");
            }
            if (isNew) {
                events.append(
                        clock.instant(),
                        "image-published",
                        manifest.reference().toString(),
                        signed.id().text());
            }
            return ImageSummary.of(stored.signed());
        });
    }

    /** All published images, sorted by reference. */
    public List<ImageSummary> summaries() {
        return images.list().stream()
                .map(image -> ImageSummary.of(manifests.get(image.id()).signed()))
                .toList();
    }

    /** A published image. */
    public Optional<SignedManifest> find(Digest id) {
        return images.find(id).map(image -> manifests.get(image.id()).signed());
    }

    /** A published image. */
    public Optional<SignedManifest> find(ImageReference reference) {
        return images.find(reference).map(image -> manifests.get(image.id()).signed());
    }

    /** The manifest of a published image; NOT_FOUND otherwise. */
    public ImageManifest manifest(Digest id) {
        return images.find(id)
                .map(image -> manifests.get(image.id()).manifest())
                .orElseThrow(() -> notPublished(id));
    }

    /** A published image by {@code role:version} or by digest; NOT_FOUND otherwise. */
    public SignedManifest get(String referenceOrDigest) {
        var found = referenceOrDigest.startsWith("sha256:")
                ? find(new Digest(referenceOrDigest))
                : find(ImageReference.parse(referenceOrDigest));
        return found.orElseThrow(() -> notPublished(referenceOrDigest));
    }

    /** Withdraws an image; its bytes become garbage. Refused while {@code inUse} or a channel names it. */
    public void remove(Digest id, Set<Digest> inUse) {
        var image = images.find(id).orElseThrow(() -> notPublished(id));
        if (inUse.contains(id)) {
            throw AshlarException.conflict("image " + image.reference() + " is in use: roll its machines to another");
        }
        images.remove(id);
        manifests.forget(id);
        events.append(clock.instant(), "image-removed", image.reference().toString(), id.text());
    }

    /**
     * Removes what no published image and no image in {@code inUse} needs and is older than {@code minimumAge}.
     * Nothing is removed when a manifest that is needed cannot be read.
     */
    public Collected collectGarbage(Set<Digest> inUse, Duration minimumAge) {
        lock.writeLock().lock();
        try {
            return garbage.collect(inUse, clock.instant().minus(minimumAge));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Where a channel points; NOT_FOUND before its first move. */
    public ChannelPointer channel(String name) {
        return images.channel(name)
                .map(channel -> new ChannelPointer(channel.id(), channel.sequence()))
                .orElseThrow(() -> AshlarException.notFound("channel " + name + " does not exist"));
    }

    /** All channels, sorted by name. */
    public List<ImageStore.Channel> channels() {
        return images.channels();
    }

    /** Moves a channel to a published image; CONFLICT when somebody else moved it since it was read. */
    public ChannelPointer moveChannel(String name, ChannelPointer wanted) {
        if (!CHANNEL.matcher(name).matches()) {
            throw AshlarException.user("channel name \"" + name
                    + "\" is not valid: use 1 to 63 lower-case letters, digits and hyphens, beginning with a letter");
        }
        if (!images.moveChannel(name, wanted.digest(), wanted.expectedSequence())) {
            throw AshlarException.conflict("channel " + name + " was moved by somebody else: read it and decide again");
        }
        events.append(clock.instant(), "channel-moved", name, wanted.digest().text());
        return new ChannelPointer(wanted.digest(), wanted.expectedSequence() + 1);
    }

    private <T> T shared(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static AshlarException notPublished(Object image) {
        return AshlarException.notFound("image " + image + " is not published");
    }
}
