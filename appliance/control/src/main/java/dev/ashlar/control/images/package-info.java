/** Published images: blobs and signed manifests in the object store, references and channels in the ledger. */
@NullMarked
package dev.ashlar.control.images;

import org.jspecify.annotations.NullMarked;
