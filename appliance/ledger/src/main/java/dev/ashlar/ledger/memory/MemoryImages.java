package dev.ashlar.ledger.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.ledger.ImageStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryImages implements ImageStore {
    @GuardedBy("this")
    private final TreeMap<ImageReference, Published> images = new TreeMap<>();

    @GuardedBy("this")
    private final TreeMap<String, Channel> channels = new TreeMap<>();

    @Override
    public synchronized List<Published> list() {
        return List.copyOf(images.values());
    }

    @Override
    public synchronized Optional<Published> find(ImageReference reference) {
        return Optional.ofNullable(images.get(reference));
    }

    @Override
    public synchronized Optional<Published> find(Digest id) {
        return images.values().stream().filter(image -> image.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Outcome publish(Published image) {
        var existing = images.putIfAbsent(image.reference(), image);
        return existing == null || existing.id().equals(image.id())
                ? new Outcome.Accepted()
                : new Outcome.ReferenceTaken(existing.id());
    }

    @Override
    public synchronized void remove(Digest id) {
        if (channels.values().stream().anyMatch(channel -> channel.id().equals(id))) {
            throw AshlarException.conflict("image " + id + " is named by a channel: move the channel first");
        }
        images.values().removeIf(image -> image.id().equals(id));
    }

    @Override
    public synchronized List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    @Override
    public synchronized Optional<Channel> channel(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    @Override
    public synchronized boolean moveChannel(String name, Digest id, long expectedSequence) {
        if (find(id).isEmpty()) {
            throw AshlarException.notFound(
                    "image " + id + " is not published: publish it before moving channel " + name);
        }
        if (channel(name).map(Channel::sequence).orElse(0L) != expectedSequence) {
            return false;
        }
        channels.put(name, new Channel(name, id, expectedSequence + 1));
        return true;
    }
}
