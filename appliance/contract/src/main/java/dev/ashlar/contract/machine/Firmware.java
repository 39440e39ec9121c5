package dev.ashlar.contract.machine;

/** What runs before the kernel. */
public enum Firmware {
    BIOS,
    UEFI
}
