package dev.ashlar.images.boot.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the start of the server. Thread-safe. */
public final class Counters {
    private final Map<Counted, LongAdder> counts = new EnumMap<>(Counted.class);

    public Counters() {
        for (var counted : Counted.values()) {
            counts.put(counted, new LongAdder());
        }
    }

    public void add(Counted counted) {
        var adder = counts.get(counted);
        if (adder != null) {
            adder.increment();
        }
    }

    /** The counts now, one entry for each kind. */
    public Map<Counted, Long> snapshot() {
        var copy = new EnumMap<Counted, Long>(Counted.class);
        counts.forEach((counted, adder) -> copy.put(counted, adder.sum()));
        return Map.copyOf(copy);
    }
}
