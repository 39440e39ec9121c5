/** The site's certificate authority and the enrolment of machines. */
@NullMarked
package dev.ashlar.credentials;

import org.jspecify.annotations.NullMarked;
