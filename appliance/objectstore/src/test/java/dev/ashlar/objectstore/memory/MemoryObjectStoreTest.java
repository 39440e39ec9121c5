package dev.ashlar.objectstore.memory;

import dev.ashlar.objectstore.ObjectStore;
import dev.ashlar.objectstore.ObjectStoreContract;
import java.time.InstantSource;

final class MemoryObjectStoreTest extends ObjectStoreContract {
    private final MemoryObjectStore store = new MemoryObjectStore(InstantSource.system());

    @Override
    protected ObjectStore store() {
        return store;
    }
}
