/**
 * Unified kernel images (UAPI specification 5): assembles them and predicts what their stub measures. Uses the JDK
 * alone, so the jar runs by itself inside the Nix sandbox.
 */
@NullMarked
package dev.ashlar.images.builder.uki;

import org.jspecify.annotations.NullMarked;
