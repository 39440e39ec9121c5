/** A whole site on one Linux host: control plane, boot server, object store, ledger and machines in one process. */
@NullMarked
package dev.ashlar.stacks.site;

import org.jspecify.annotations.NullMarked;
