/** DHCPv4 and proxyDHCP: message codec (RFC 2131, 2132, 3396) and answers. */
@NullMarked
package dev.ashlar.images.boot.dhcp;

import org.jspecify.annotations.NullMarked;
