/** Runs Nix: evaluates role files and builds images in a sandbox without network. */
@NullMarked
package dev.ashlar.images.builder.nix;

import org.jspecify.annotations.NullMarked;
