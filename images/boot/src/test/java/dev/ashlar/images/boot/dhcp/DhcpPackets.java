package dev.ashlar.images.boot.dhcp;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.packet.Ipv4Address;

/** What machines send. */
final class DhcpPackets {
    static final MacAddress MAC = new MacAddress("52:54:00:aa:00:01");

    private DhcpPackets() {}

    /** As QEMU's iPXE ROM sends it. */
    static DhcpMessage ipxe(DhcpType type) {
        return message(
                type,
                DhcpOptions.none()
                        .with(DhcpOption.ARCHITECTURE, (byte) 0, (byte) 0)
                        .with(DhcpOption.VENDOR_CLASS, "PXEClient:Arch:00000:UNDI:002001")
                        .with(DhcpOption.USER_CLASS, "iPXE")
                        .with(DhcpOption.IPXE, new byte[] {(byte) 0xb1, 5, 1, 0x1a, (byte) 0xf4, 0x10, 0})
                        .with(DhcpOption.MACHINE_UUID, new byte[17]));
    }

    /** As OVMF sends it for HTTP boot. */
    static DhcpMessage uefiHttp(DhcpType type) {
        return message(
                type,
                DhcpOptions.none()
                        .with(DhcpOption.ARCHITECTURE, (byte) 0, (byte) 16)
                        .with(DhcpOption.VENDOR_CLASS, "HTTPClient:Arch:00016:UNDI:003000"));
    }

    static DhcpMessage message(DhcpType type, DhcpOptions options) {
        return message(MAC, type, Ipv4Address.ANY, options);
    }

    /** {@code client} is the address the machine has. */
    static DhcpMessage message(MacAddress mac, DhcpType type, Ipv4Address client, DhcpOptions options) {
        return new DhcpMessage(
                true,
                type,
                0x12345678,
                true,
                client,
                Ipv4Address.ANY,
                Ipv4Address.ANY,
                Ipv4Address.ANY,
                mac,
                "",
                options);
    }
}
