/** What a machine is: specification, life-cycle table, time line, driver port. */
@NullMarked
package dev.ashlar.contract.machine;

import org.jspecify.annotations.NullMarked;
