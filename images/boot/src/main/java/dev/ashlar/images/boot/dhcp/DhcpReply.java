package dev.ashlar.images.boot.dhcp;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.packet.Ipv4Address;

/**
 * A datagram to send from the port the request came to.
 *
 * @param mac of the machine it is for
 * @param payload owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record DhcpReply(MacAddress mac, Ipv4Address destination, int destinationPort, byte[] payload) {}
