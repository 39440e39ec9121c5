/** TFTP for firmware that knows nothing better: RFC 1350 with the options of RFC 2347, 2348, 2349 and 7440. */
@NullMarked
package dev.ashlar.images.boot.tftp;

import org.jspecify.annotations.NullMarked;
