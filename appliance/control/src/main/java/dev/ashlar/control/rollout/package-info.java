/** Plans rollouts: pure functions of request, inventory, current plan and time to the next plan. No clock, no I/O. */
@NullMarked
package dev.ashlar.control.rollout;

import org.jspecify.annotations.NullMarked;
