/** The images of this installation on local disk: blobs and manifests by digest, references by name. */
@NullMarked
package dev.ashlar.images.builder.store;

import org.jspecify.annotations.NullMarked;
