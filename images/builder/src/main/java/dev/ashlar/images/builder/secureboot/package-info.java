/** Signs UKIs for UEFI Secure Boot with the installation's own key, giving the same bytes every time. */
@NullMarked
package dev.ashlar.images.builder.secureboot;

import org.jspecify.annotations.NullMarked;
