/** Immutable plans that move machines from image to image. */
@NullMarked
package dev.ashlar.contract.rollout;

import org.jspecify.annotations.NullMarked;
