/** The conversation: line editing, history, completion of names from the live site. */
@NullMarked
package dev.ashlar.shell.interactive;

import org.jspecify.annotations.NullMarked;
