package dev.ashlar.images.builder.progress;

/** The steps of a build, in order. */
public enum Phase {
    LOCK,
    DOWNLOAD,
    PLAN,
    NIX,
    UKI,
    SIGN,
    STORE
}
