/** What a line of words means: command, arguments and options, or a clear refusal. */
@NullMarked
package dev.ashlar.shell.line;

import org.jspecify.annotations.NullMarked;
