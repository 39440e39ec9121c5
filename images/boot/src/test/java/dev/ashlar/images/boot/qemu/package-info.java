/** Boots real firmware in QEMU. */
@NullMarked
package dev.ashlar.images.boot.qemu;

import org.jspecify.annotations.NullMarked;
