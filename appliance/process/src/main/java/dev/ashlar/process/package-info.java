/** Runs external programs: arguments as lists, time limits, output streamed and kept. */
@NullMarked
package dev.ashlar.process;

import org.jspecify.annotations.NullMarked;
