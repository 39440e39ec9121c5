/** Interactive and one-shot commands: one class per noun, thin over the API client. */
@NullMarked
package dev.ashlar.shell;

import org.jspecify.annotations.NullMarked;
