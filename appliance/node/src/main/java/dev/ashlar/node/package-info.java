/** What a machine does for itself: enrol, report, check its health, move to another image. */
@NullMarked
package dev.ashlar.node;

import org.jspecify.annotations.NullMarked;
