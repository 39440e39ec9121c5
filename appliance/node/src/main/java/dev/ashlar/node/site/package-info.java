/** The machine's side of the site's API. */
@NullMarked
package dev.ashlar.node.site;

import org.jspecify.annotations.NullMarked;
