package dev.ashlar.images.boot.lab;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where the lab network is.
 *
 * @param bind UDP address to which QEMU sends frames; port 0 takes any free one
 * @param address of the boot server within the machines' network
 * @param mac of the boot server within the machines' network
 */
public record LabSettings(InetSocketAddress bind, Ipv4Address address, MacAddress mac) {
    /** Any free port of the loopback address; 10.0.2.9 in QEMU's own network. */
    public static LabSettings defaults() {
        return new LabSettings(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                Ipv4Address.of("10.0.2.9"),
                new MacAddress("52:54:00:fe:00:01"));
    }
}
