/** pulumi-language-java: a small language host that runs Java programs from jars. */
@NullMarked
package dev.ashlar.stacks.language;

import org.jspecify.annotations.NullMarked;
