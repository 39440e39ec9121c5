/** Counts what was answered, ignored and dropped. */
@NullMarked
package dev.ashlar.images.boot.count;

import org.jspecify.annotations.NullMarked;
