/** Sockets tied to one network interface, which Java's own cannot be: the C library's socket calls and no others. */
@NullMarked
package dev.ashlar.images.boot.device;

import org.jspecify.annotations.NullMarked;
