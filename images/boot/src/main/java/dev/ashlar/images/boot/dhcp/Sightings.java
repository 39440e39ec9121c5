package dev.ashlar.images.boot.dhcp;

import dev.ashlar.images.boot.directory.MachineSighting;
import dev.ashlar.images.boot.directory.MachineSighting.Kind;
import dev.ashlar.images.boot.directory.MachineSighting.Transport;

/** Reads what a DHCP message shows of its sender. */
final class Sightings {
    private static final String IPXE = "iPXE";

    private Sightings() {}

    static MachineSighting of(DhcpMessage message, int port) {
        var options = message.options();
        return new MachineSighting(
                message.mac(),
                options.first16(DhcpOption.ARCHITECTURE),
                options.text(DhcpOption.VENDOR_CLASS),
                isIpxe(options),
                port == DhcpResponder.BOOT_SERVICE_PORT ? Transport.BOOT_SERVICE : Transport.DHCP,
                kind(message.type()));
    }

    /** The user class comes bare, as iPXE sends it, or after its length, as RFC 3004 wants. */
    static boolean isIpxe(DhcpOptions options) {
        return options.has(DhcpOption.IPXE)
                || options.text(DhcpOption.USER_CLASS).strip().endsWith(IPXE);
    }

    private static Kind kind(DhcpType type) {
        return switch (type) {
            case DISCOVER -> Kind.DISCOVER;
            case REQUEST -> Kind.REQUEST;
            case INFORM -> Kind.INFORM;
            case OFFER, DECLINE, ACK, NAK, RELEASE -> Kind.OTHER;
        };
    }
}
