/** Health checks of the machine's role. */
@NullMarked
package dev.ashlar.node.health;

import org.jspecify.annotations.NullMarked;
