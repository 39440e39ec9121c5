/** The ledger in memory: the same decisions, gone when the process ends; for tests and simulation. */
@NullMarked
package dev.ashlar.ledger.memory;

import org.jspecify.annotations.NullMarked;
