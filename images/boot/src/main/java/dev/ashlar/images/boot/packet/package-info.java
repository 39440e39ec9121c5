/** Ethernet, ARP, IPv4, UDP and ICMPv6 as bytes: just enough to talk to firmware on a wire of frames. */
@NullMarked
package dev.ashlar.images.boot.packet;

import org.jspecify.annotations.NullMarked;
