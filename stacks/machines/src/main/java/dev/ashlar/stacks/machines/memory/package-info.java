/** Machines that are only remembered, for tests of what stands above the driver port. */
@NullMarked
package dev.ashlar.stacks.machines.memory;

import org.jspecify.annotations.NullMarked;
