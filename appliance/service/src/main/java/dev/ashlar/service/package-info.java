/** Wiring by hand: the control plane's parts and the appliance's main. */
@NullMarked
package dev.ashlar.service;

import org.jspecify.annotations.NullMarked;
