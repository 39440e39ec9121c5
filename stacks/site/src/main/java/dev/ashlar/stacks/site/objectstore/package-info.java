/** An S3 endpoint over a directory, for a site on one machine. */
@NullMarked
package dev.ashlar.stacks.site.objectstore;

import org.jspecify.annotations.NullMarked;
