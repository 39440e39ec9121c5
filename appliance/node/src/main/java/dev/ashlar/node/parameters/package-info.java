/** What a booting machine was told: kernel command line, or DHCPINFORM and HTTP. */
@NullMarked
package dev.ashlar.node.parameters;

import org.jspecify.annotations.NullMarked;
