/** The lab network: QEMU machines send their Ethernet frames by UDP, no root needed. */
@NullMarked
package dev.ashlar.images.boot.lab;

import org.jspecify.annotations.NullMarked;
