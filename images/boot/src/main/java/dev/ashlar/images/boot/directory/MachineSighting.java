package dev.ashlar.images.boot.directory;

import dev.ashlar.contract.MacAddress;
import java.util.OptionalInt;

/**
 * What a machine showed of itself in one DHCP message.
 *
 * @param architecture option 93 (RFC 4578, IANA "processor architecture types")
 * @param vendorClass option 60, empty when absent
 * @param ipxe true when option 175 is present or the user class (option 77) is iPXE
 */
public record MachineSighting(
        MacAddress mac, OptionalInt architecture, String vendorClass, boolean ipxe, Transport transport, Kind kind) {
    /** Where the message arrived. */
    public enum Transport {
        /** UDP port 67. */
        DHCP,
        /** UDP port 4011, the boot server port of PXE 2.1. */
        BOOT_SERVICE
    }

    /** What the message is, as far as booting cares. */
    public enum Kind {
        DISCOVER,
        REQUEST,
        INFORM,
        OTHER
    }
}
