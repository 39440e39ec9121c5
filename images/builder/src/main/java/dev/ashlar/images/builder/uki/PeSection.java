package dev.ashlar.images.builder.uki;

/**
 * A section of a PE file.
 *
 * @param virtualAddress where it is loaded, relative to the image's base
 * @param virtualSize bytes that are loaded
 * @param rawAddress offset in the file
 * @param rawSize bytes in the file, padded to the file alignment
 */
public record PeSection(String name, int virtualAddress, int virtualSize, int rawAddress, int rawSize) {}
