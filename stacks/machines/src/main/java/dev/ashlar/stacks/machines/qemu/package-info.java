/** Machines as QEMU processes that outlive the site's process, without root. */
@NullMarked
package dev.ashlar.stacks.machines.qemu;

import org.jspecify.annotations.NullMarked;
