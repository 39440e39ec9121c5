/** Machine drivers behind one port. */
@NullMarked
package dev.ashlar.stacks.machines;

import org.jspecify.annotations.NullMarked;
