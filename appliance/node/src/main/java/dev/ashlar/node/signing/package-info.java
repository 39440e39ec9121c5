/** PKCS#10 signing requests and PEM, with nothing but the JDK. */
@NullMarked
package dev.ashlar.node.signing;

import org.jspecify.annotations.NullMarked;
