/** Objects as files below one folder. */
@NullMarked
package dev.ashlar.objectstore.file;

import org.jspecify.annotations.NullMarked;
