/** Runs rollouts: asks the planner what comes next and makes that the target in the ledger. */
@NullMarked
package dev.ashlar.control.execution;

import org.jspecify.annotations.NullMarked;
