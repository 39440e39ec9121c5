/** What a build will contain, decided from its inputs alone. */
@NullMarked
package dev.ashlar.images.builder.plan;

import org.jspecify.annotations.NullMarked;
