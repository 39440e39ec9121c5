/** Property values as Pulumi knows them, free of protobuf: one sealed type, its text-only wire form at the edge. */
@NullMarked
package dev.ashlar.stacks.provider.value;

import org.jspecify.annotations.NullMarked;
