package dev.ashlar.images.boot;

import dev.ashlar.images.boot.directory.BlobSource;
import dev.ashlar.images.boot.directory.BootCatalog;
import dev.ashlar.images.boot.directory.BootObserver;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the boot server needs from the site.
 *
 * @param random a cryptographic source, for links nobody can guess
 */
public record BootPorts(
        BootCatalog catalog, BlobSource blobs, BootObserver observer, InstantSource clock, RandomGenerator random) {}
