package dev.ashlar.contract.report;

/** @param detail why it fails; empty when it passes */
public record HealthCheckResult(String name, boolean passing, String detail) {}
