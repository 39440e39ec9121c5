package dev.ashlar.contract.image;

/**
 * A package in an image.
 *
 * @param version the distribution's version, epoch included
 * @param sizeBytes bytes it takes in the unpacked image
 * @param purl package URL, for instance {@code pkg:deb/debian/libc6@2.41-12?arch=amd64&distro=trixie}
 */
public record PackageEntry(String name, String version, String architecture, long sizeBytes, String purl) {}
