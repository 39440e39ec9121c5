/** The ledger in PostgreSQL, and a PostgreSQL server of the site's own on one machine. */
@NullMarked
package dev.ashlar.ledger.postgres;

import org.jspecify.annotations.NullMarked;
