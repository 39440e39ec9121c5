package dev.ashlar.images.boot.dhcp;

import dev.ashlar.images.boot.packet.Ipv4Address;
import java.util.Optional;

/** The part of an answer that is about addresses; thread-safe. */
public sealed interface AddressAuthority permits ProxyAuthority, LeaseAuthority {
    /** This server's own address on the wire, also that of its TFTP server. */
    Ipv4Address server();

    /** The whole answer, or empty when it is another server's to give. */
    Optional<DhcpMessage> answer(DhcpMessage request, int port, BootAnswer boot);
}
