/** What a person and a script see: tables and JSON. */
@NullMarked
package dev.ashlar.shell.output;

import org.jspecify.annotations.NullMarked;
