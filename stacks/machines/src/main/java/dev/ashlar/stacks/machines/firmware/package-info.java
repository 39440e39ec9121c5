/** Edits UEFI firmware's variables at rest: enrols Secure Boot keys into OVMF's variable store. */
@NullMarked
package dev.ashlar.stacks.machines.firmware;

import org.jspecify.annotations.NullMarked;
