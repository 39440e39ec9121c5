/** Typed Pulumi resources of Ashlar. */
@NullMarked
package dev.ashlar.pulumi;

import org.jspecify.annotations.NullMarked;
