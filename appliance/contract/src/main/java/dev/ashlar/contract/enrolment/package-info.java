/** How a machine earns its certificate: boot parameters and messages. */
@NullMarked
package dev.ashlar.contract.enrolment;

import org.jspecify.annotations.NullMarked;
