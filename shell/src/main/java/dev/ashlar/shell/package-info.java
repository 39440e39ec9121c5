/** The shell: one command and out, a script, or a conversation. */
@NullMarked
package dev.ashlar.shell;

import org.jspecify.annotations.NullMarked;
