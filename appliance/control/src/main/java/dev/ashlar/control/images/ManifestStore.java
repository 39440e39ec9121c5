package dev.ashlar.control.images;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.objectstore.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signed manifests by identity. Every one read is verified; verified ones are remembered, for they never change. */
final class ManifestStore {
    static final String PREFIX = "manifests/";

    /** A manifest that was verified. */
    record Verified(SignedManifest signed, ImageManifest manifest) {}

    private final ObjectStore objects;
    private final ManifestVerifier verifier;
    private final ConcurrentHashMap<Digest, Verified> verified = new ConcurrentHashMap<>();

    ManifestStore(ObjectStore objects, ManifestVerifier verifier) {
        this.objects = objects;
        this.verifier = verifier;
    }

    static String key(Digest id) {
        return PREFIX + id.hex();
    }

    /** Stores and reads back. What an earlier, interrupted attempt left unreadable is replaced. */
    Verified put(SignedManifest signed) {
        var bytes = Json.write(signed).getBytes(StandardCharsets.UTF_8);
        if (!objects.putIfAbsent(key(signed.id()), bytes)
                && tryRead(signed.id()).isEmpty()) {
            objects.delete(key(signed.id()));
            objects.putIfAbsent(key(signed.id()), bytes);
        }
        return read(signed.id());
    }

    private Optional<Verified> tryRead(Digest id) {
        try {
            return Optional.of(read(id));
        } catch (AshlarException e) {
            if (e.category() == ErrorCategory.EXTERNAL) {
                throw e;
            }
            return Optional.empty();
        }
    }

    Verified get(Digest id) {
        var known = verified.get(id);
        return known != null ? known : read(id);
    }

    void forget(Digest id) {
        verified.remove(id);
    }

    private Verified read(Digest id) {
        try (var in = objects.get(key(id))) {
            var signed = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), SignedManifest.class);
            if (!signed.id().equals(id)) {
                throw AshlarException.conflict("the manifest stored as " + id + " is another: " + signed.id());
            }
            var whole = new Verified(signed, verifier.verify(signed));
            verified.put(id, whole);
            return whole;
        } catch (IOException e) {
            throw AshlarException.external("cannot read manifest " + id + ": " + e, e);
        }
    }
}
