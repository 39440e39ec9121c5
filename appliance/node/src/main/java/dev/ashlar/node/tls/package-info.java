/** Keys, certificates and TLS contexts of a machine, exchanged while it runs. */
@NullMarked
package dev.ashlar.node.tls;

import org.jspecify.annotations.NullMarked;
