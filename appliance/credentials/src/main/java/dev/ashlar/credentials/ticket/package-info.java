/** One-time tickets for booting machines. */
@NullMarked
package dev.ashlar.credentials.ticket;

import org.jspecify.annotations.NullMarked;
