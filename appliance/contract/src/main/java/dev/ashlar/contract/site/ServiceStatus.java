package dev.ashlar.contract.site;

/** @param state running, stopped or failed */
public record ServiceStatus(String name, String state, String address) {}
