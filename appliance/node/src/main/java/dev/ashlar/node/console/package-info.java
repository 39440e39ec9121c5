/** Structured lines on the machine's console. */
@NullMarked
package dev.ashlar.node.console;

import org.jspecify.annotations.NullMarked;
