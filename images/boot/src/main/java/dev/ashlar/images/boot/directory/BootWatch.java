package dev.ashlar.images.boot.directory;

import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.count.Counters;
import java.time.InstantSource;

/** Tells of what happens: steps of a boot to the observer, packets to the counters. */
public record BootWatch(BootObserver observer, InstantSource clock, Counters counters) {
    /** A step of this plan's boot is happening now. */
    public void seen(BootPlan plan, String event) {
        observer.seen(plan.machine(), event, clock.instant());
    }

    public void count(Counted counted) {
        counters.add(counted);
    }
}
