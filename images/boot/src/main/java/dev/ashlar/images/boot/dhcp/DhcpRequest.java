package dev.ashlar.images.boot.dhcp;

import dev.ashlar.images.boot.packet.Ipv4Address;

/**
 * A datagram that arrived at a DHCP port.
 *
 * @param source 0.0.0.0 while the client has no address
 * @param port 67 or 4011
 * @param payload owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record DhcpRequest(Ipv4Address source, int sourcePort, int port, byte[] payload) {}
