/** What to boot: the pure decision, the ports it needs, and the unguessable links it hands out. */
@NullMarked
package dev.ashlar.images.boot.directory;

import org.jspecify.annotations.NullMarked;
