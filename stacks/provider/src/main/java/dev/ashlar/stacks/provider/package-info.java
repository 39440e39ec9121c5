/** pulumi-resource-ashlar: the Pulumi resource provider. */
@NullMarked
package dev.ashlar.stacks.provider;

import org.jspecify.annotations.NullMarked;
