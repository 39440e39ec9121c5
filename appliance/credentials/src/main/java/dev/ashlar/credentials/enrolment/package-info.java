/** How a booted machine turns its ticket into a certificate, and what is refused on the way. */
@NullMarked
package dev.ashlar.credentials.enrolment;

import org.jspecify.annotations.NullMarked;
