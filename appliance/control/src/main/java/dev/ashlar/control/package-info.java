/** Inventory, node life-cycle and rollouts. */
@NullMarked
package dev.ashlar.control;

import org.jspecify.annotations.NullMarked;
