/** Boots over network cards of this host. */
@NullMarked
package dev.ashlar.images.boot.nic;

import org.jspecify.annotations.NullMarked;
