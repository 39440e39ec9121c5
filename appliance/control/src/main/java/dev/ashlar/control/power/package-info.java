/** Makes what is powered on agree with what is wanted, through the machine driver. */
@NullMarked
package dev.ashlar.control.power;

import org.jspecify.annotations.NullMarked;
