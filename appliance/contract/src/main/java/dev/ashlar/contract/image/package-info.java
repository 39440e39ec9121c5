/** What an image is: manifest, packages, signature, difference. */
@NullMarked
package dev.ashlar.contract.image;

import org.jspecify.annotations.NullMarked;
