/** The running machine: its files, clock, boot marks and the way it boots again. */
@NullMarked
package dev.ashlar.node.machine;

import org.jspecify.annotations.NullMarked;
