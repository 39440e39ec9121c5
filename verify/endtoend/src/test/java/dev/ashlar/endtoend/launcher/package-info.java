/** The launcher and its set-up, as a person on a fresh machine meets them. */
@NullMarked
package dev.ashlar.endtoend.launcher;

import org.jspecify.annotations.NullMarked;
