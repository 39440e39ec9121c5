/** Figures: each program answers one question and prints its table; README.md holds the last results. */
@NullMarked
package dev.ashlar.verify.benchmarks;

import org.jspecify.annotations.NullMarked;
