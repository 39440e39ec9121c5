/** How a build tells how far it is. */
@NullMarked
package dev.ashlar.images.builder.progress;

import org.jspecify.annotations.NullMarked;
