/** What is said about an image: bill of materials and signed manifest. */
@NullMarked
package dev.ashlar.images.builder.manifest;

import org.jspecify.annotations.NullMarked;
