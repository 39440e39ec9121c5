/** Typed client of a site's API. */
@NullMarked
package dev.ashlar.client;

import org.jspecify.annotations.NullMarked;
