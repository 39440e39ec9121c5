/** Files that survive a crash: complete or absent, never half written. */
@NullMarked
package dev.ashlar.images.builder.files;

import org.jspecify.annotations.NullMarked;
