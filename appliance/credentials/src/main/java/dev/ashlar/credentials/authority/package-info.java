/** The site's certificate authority: what it issues, how it is kept, and who a certificate says its bearer is. */
@NullMarked
package dev.ashlar.credentials.authority;

import org.jspecify.annotations.NullMarked;
