package dev.ashlar.ledger.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.ashlar.contract.site.SiteEvent;
import dev.ashlar.ledger.EventStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class MemoryEvents implements EventStore {
    @GuardedBy("this")
    private final List<SiteEvent> oldestFirst = new ArrayList<>();

    @Override
    public synchronized SiteEvent append(Instant at, String kind, String subject, String message) {
        var event = new SiteEvent(oldestFirst.size() + 1L, at, kind, subject, message);
        oldestFirst.add(event);
        return event;
    }

    @Override
    public synchronized List<SiteEvent> since(long after, int limit) {
        return oldestFirst.stream()
                .filter(event -> event.number() > after)
                .limit(limit)
                .toList();
    }
}
