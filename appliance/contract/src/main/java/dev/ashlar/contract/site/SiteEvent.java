package dev.ashlar.contract.site;

import java.time.Instant;

/**
 * Something worth telling the operator, kept in the ledger.
 *
 * @param kind for instance enrolment-refused, machine-state, rollout, image-published
 * @param subject the machine, image or rollout it is about
 */
public record SiteEvent(long number, Instant at, String kind, String subject, String message) {}
