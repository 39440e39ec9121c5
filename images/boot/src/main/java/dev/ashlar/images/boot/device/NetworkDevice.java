package dev.ashlar.images.boot.device;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/**
 * A network card or bridge of this host.
 *
 * @param index the kernel's number for it
 * @param mac its own Ethernet address
 * @param address one of its own IPv4 addresses, the source of everything sent
 */
public record NetworkDevice(String name, int index, MacAddress mac, Ipv4Address address) {
    /** The device as it is now; a user error when there is none of that name or it has not that address. */
    public static NetworkDevice find(String name, Ipv4Address address) {
        try {
            var found = NetworkInterface.getByName(name);
            if (found == null) {
                throw AshlarException.user("no network interface " + name + " on this host; `ip link` lists them");
            }
            var hardware = found.getHardwareAddress();
            if (hardware == null || hardware.length != 6) {
                throw AshlarException.user(
                        "network interface " + name + " is not Ethernet; machines boot over Ethernet");
            }
            if (found.inetAddresses().noneMatch(InetAddress.ofLiteral(address.toString())::equals)) {
                throw AshlarException.user("network interface " + name + " has not the address " + address
                        + "; give it with `ip address add` or name one it has");
            }
            return new NetworkDevice(name, found.getIndex(), MacAddress.of(hardware, 0), address);
        } catch (SocketException e) {
            throw AshlarException.external("cannot look at network interface " + name + ": " + e.getMessage(), e);
        }
    }
}
