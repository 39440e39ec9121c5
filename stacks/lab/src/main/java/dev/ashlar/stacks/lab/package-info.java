/** A whole site on one Linux host; machines are QEMU guests. */
@NullMarked
package dev.ashlar.stacks.lab;

import org.jspecify.annotations.NullMarked;
