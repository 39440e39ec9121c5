/** A network card or bridge with real machines behind it; needs root or its capabilities. */
@NullMarked
package dev.ashlar.images.boot.nic;

import org.jspecify.annotations.NullMarked;
