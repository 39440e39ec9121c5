package dev.ashlar.credentials.enrolment;

import java.time.Duration;

/**
 * How long things live.
 *
 * @param provisionalLifetime of the certificate a ticket buys, until the call-back
 * @param fullLifetime of a confirmed or renewed certificate; machines renew when half of it is over
 */
public record EnrolmentSettings(Duration provisionalLifetime, Duration fullLifetime) {
    public static EnrolmentSettings standard() {
        return new EnrolmentSettings(Duration.ofMinutes(2), Duration.ofHours(24));
    }

    public EnrolmentSettings {
        if (!provisionalLifetime.isPositive() || !fullLifetime.isPositive()) {
            throw new IllegalArgumentException("lifetimes are positive");
        }
    }
}
