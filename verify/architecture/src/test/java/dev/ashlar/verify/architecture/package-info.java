/** What holds for the whole house: directions, banned calls, the module graph, true documents. */
@NullMarked
package dev.ashlar.verify.architecture;

import org.jspecify.annotations.NullMarked;
