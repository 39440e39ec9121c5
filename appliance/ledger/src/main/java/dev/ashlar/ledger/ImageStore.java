package dev.ashlar.ledger;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which manifests are published under which reference, and channel pointers. The bytes are in the object store. */
public interface ImageStore {
    /** @param id digest of the manifest */
    record Published(ImageReference reference, Digest id, Instant publishedAt) {}

    /** @param sequence grows with every move; the expected value of the next one; 0 before the first */
    record Channel(String name, Digest id, long sequence) {}

    /** What publishing came to. */
    sealed interface Outcome {
        /** It is published now, or was already with the same identity. */
        record Accepted() implements Outcome {}

        /** The reference names another image: a version is never changed. */
        record ReferenceTaken(Digest existing) implements Outcome {}
    }

    List<Published> list();

    Optional<Published> find(ImageReference reference);

    Optional<Published> find(Digest id);

    Outcome publish(Published image);

    /** Nothing happens when it is gone; CONFLICT while a channel names it. */
    void remove(Digest id);

    List<Channel> channels();

    Optional<Channel> channel(String name);

    /** Moves the pointer if its sequence is still {@code expectedSequence}; false otherwise. NOT_FOUND when no such image is published. */
    boolean moveChannel(String name, Digest id, long expectedSequence);
}
