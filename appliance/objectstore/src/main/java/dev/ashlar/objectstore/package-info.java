/** Immutable bytes by key, on any S3 endpoint. */
@NullMarked
package dev.ashlar.objectstore;

import org.jspecify.annotations.NullMarked;
