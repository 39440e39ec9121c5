package dev.ashlar.credentials;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until told otherwise. Certificates are checked by TLS against real time, so it begins there. */
public final class ManualClock implements InstantSource {
    private volatile Instant now = Instant.now();

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration step) {
        now = now.plus(step);
    }
}
