/** The promise, kept from outside: real commands, real images, real machines. */
@NullMarked
package dev.ashlar.verify.endtoend;

import org.jspecify.annotations.NullMarked;
