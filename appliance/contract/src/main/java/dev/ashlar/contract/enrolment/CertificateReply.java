package dev.ashlar.contract.enrolment;

import java.time.Instant;

/**
 * A certificate for a machine.
 *
 * @param certificate PEM, leaf first, then the authority
 * @param provisional true until the authority has called back
 * @param renewAfter when the machine should ask for the next one
 */
public record CertificateReply(String certificate, boolean provisional, Instant expiresAt, Instant renewAfter) {}
