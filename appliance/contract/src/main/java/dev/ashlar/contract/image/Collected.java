package dev.ashlar.contract.image;

/**
 * What garbage collection removed.
 *
 * @param removed number of objects
 * @param bytes their sizes together
 */
public record Collected(int removed, long bytes) {}
