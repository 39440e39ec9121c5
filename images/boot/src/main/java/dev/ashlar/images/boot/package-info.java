/** What to boot (a pure decision) and the protocols that serve it. */
@NullMarked
package dev.ashlar.images.boot;

import org.jspecify.annotations.NullMarked;
