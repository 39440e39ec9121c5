/** What the machine tells the site, and what it makes of the answer. */
@NullMarked
package dev.ashlar.node.report;

import org.jspecify.annotations.NullMarked;
