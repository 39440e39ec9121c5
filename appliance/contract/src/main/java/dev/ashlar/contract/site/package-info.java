/** What a site says of itself. */
@NullMarked
package dev.ashlar.contract.site;

import org.jspecify.annotations.NullMarked;
