package dev.ashlar.images.builder.plan;

import dev.ashlar.contract.Digest;

/**
 * A file a build reads.
 *
 * @param name unique among a build's inputs, for instance {@code jar/gson-2.14.0.jar}
 */
public record InputFile(String name, Digest digest) {}
