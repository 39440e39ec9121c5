package dev.ashlar.images.boot.dhcp;

import dev.ashlar.images.boot.packet.Ipv4Address;
import java.util.Optional;

/**
 * Another server on the wire gives addresses; this one adds what to boot (PXE 2.1 §2.2.1). It answers DISCOVER, REQUEST
 * only on port 4011, and INFORM; a REQUEST on port 67 is the address server's.
 */
public record ProxyAuthority(Ipv4Address server) implements AddressAuthority {
    @Override
    public Optional<DhcpMessage> answer(DhcpMessage request, int port, BootAnswer boot) {
        if (boot.isEmpty()) {
            return Optional.empty();
        }
        boolean bootService = port == DhcpResponder.BOOT_SERVICE_PORT;
        return switch (request.type()) {
            case DISCOVER -> Optional.of(answer(DhcpType.OFFER, request, boot));
            case REQUEST -> bootService ? Optional.of(answer(DhcpType.ACK, request, boot)) : Optional.empty();
            case INFORM -> Optional.of(answer(DhcpType.ACK, request, boot));
            case OFFER, ACK, NAK, DECLINE, RELEASE -> Optional.empty();
        };
    }

    private DhcpMessage answer(DhcpType type, DhcpMessage request, BootAnswer boot) {
        return request.reply(type, server, Ipv4Address.ANY, boot);
    }
}
