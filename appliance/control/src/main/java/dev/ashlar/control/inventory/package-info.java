/** What the site knows of its machines: evidence from reports and the boot server, and the state that follows from it. */
@NullMarked
package dev.ashlar.control.inventory;

import org.jspecify.annotations.NullMarked;
