/** Key files: PEM, private ones readable by their owner alone, created once even when two processes race. */
@NullMarked
package dev.ashlar.images.builder.keys;

import org.jspecify.annotations.NullMarked;
