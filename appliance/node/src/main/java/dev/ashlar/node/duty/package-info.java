/** The machine's duties in order: join the site, then report for as long as it runs. */
@NullMarked
package dev.ashlar.node.duty;

import org.jspecify.annotations.NullMarked;
