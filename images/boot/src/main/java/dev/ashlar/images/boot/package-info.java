/** Network boot of a site: the boot server and its settings; each protocol has a package of its own. */
@NullMarked
package dev.ashlar.images.boot;

import org.jspecify.annotations.NullMarked;
