/** What a machine reports and what it is told to do. */
@NullMarked
package dev.ashlar.contract.report;

import org.jspecify.annotations.NullMarked;
