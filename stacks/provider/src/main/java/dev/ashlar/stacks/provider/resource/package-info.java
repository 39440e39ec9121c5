/** One class per resource type: what its inputs mean and how it is made, read, changed and removed. */
@NullMarked
package dev.ashlar.stacks.provider.resource;

import org.jspecify.annotations.NullMarked;
