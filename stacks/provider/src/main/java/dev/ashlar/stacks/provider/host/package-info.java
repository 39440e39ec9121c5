/** What resources need of the host: sites and their processes, a site's API, the image workshop. Ports and adapters. */
@NullMarked
package dev.ashlar.stacks.provider.host;

import org.jspecify.annotations.NullMarked;
