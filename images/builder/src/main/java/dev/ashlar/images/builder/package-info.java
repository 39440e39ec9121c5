/** From a role file to a signed image: lock, plan, Nix build, UKI, manifest, store. */
@NullMarked
package dev.ashlar.images.builder;

import org.jspecify.annotations.NullMarked;
