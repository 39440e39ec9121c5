/** The nouns everybody shares: typed names, digests and the one failure type. */
@NullMarked
package dev.ashlar.contract;

import org.jspecify.annotations.NullMarked;
