/** A fleet of machines that exist in memory only, with faults, and a site around it whose time is moved by hand. */
@NullMarked
package dev.ashlar.control.simulation;

import org.jspecify.annotations.NullMarked;
