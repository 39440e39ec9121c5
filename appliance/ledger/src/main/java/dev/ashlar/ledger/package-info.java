/** The site's durable record: small stores whose decisions are compare-and-set. */
@NullMarked
package dev.ashlar.ledger;

import org.jspecify.annotations.NullMarked;
