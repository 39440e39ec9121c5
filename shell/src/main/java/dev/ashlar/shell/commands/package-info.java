/** The commands, one class for each noun. */
@NullMarked
package dev.ashlar.shell.commands;

import org.jspecify.annotations.NullMarked;
