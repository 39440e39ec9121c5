package dev.ashlar.contract.machine;

import java.time.Instant;

/**
 * One mark of a boot.
 *
 * @param event power-on, dhcp, tftp, http, kernel, init, service, enrolled, ready
 * @param millis since power-on, milliseconds
 */
public record TimelineEvent(String event, Instant at, long millis) {}
