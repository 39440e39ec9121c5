/** What the machine serves on its own port: proof of possession and its health. */
@NullMarked
package dev.ashlar.node.identity;

import org.jspecify.annotations.NullMarked;
