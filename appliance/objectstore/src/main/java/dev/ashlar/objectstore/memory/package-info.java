/** Objects in memory, for tests and simulation. */
@NullMarked
package dev.ashlar.objectstore.memory;

import org.jspecify.annotations.NullMarked;
