/** How the machine earns its certificate and gets the next one. */
@NullMarked
package dev.ashlar.node.enrolment;

import org.jspecify.annotations.NullMarked;
