package dev.ashlar.contract.image;

import dev.ashlar.contract.Digest;

/** Immutable bytes, named by their digest. */
public record Blob(Digest digest, long sizeBytes) {}
