/** Boot files over HTTP/1.1: script, parameters, kernel, initrd, UKI. */
@NullMarked
package dev.ashlar.images.boot.http;

import org.jspecify.annotations.NullMarked;
