package dev.ashlar.ledger;

import dev.ashlar.contract.site.SiteEvent;
import java.time.Instant;
import java.util.List;

/** Append-only list of what happened. */
public interface EventStore {
    /** Appends; the number is given by the store and grows. */
    SiteEvent append(Instant at, String kind, String subject, String message);

    /** Events with a number above {@code after}, oldest first, at most {@code limit}. */
    List<SiteEvent> since(long after, int limit);
}
