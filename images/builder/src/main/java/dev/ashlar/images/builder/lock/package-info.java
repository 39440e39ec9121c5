/** The lock file that pins every Debian package by version and digest, and the cache of the packages themselves. */
@NullMarked
package dev.ashlar.images.builder.lock;

import org.jspecify.annotations.NullMarked;
