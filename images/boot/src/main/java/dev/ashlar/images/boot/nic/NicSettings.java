package dev.ashlar.images.boot.nic;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.dhcp.AddressAuthority;
import dev.ashlar.images.boot.dhcp.LeaseAuthority;
import dev.ashlar.images.boot.dhcp.LeaseSettings;
import dev.ashlar.images.boot.dhcp.ProxyAuthority;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network card or bridge to boot machines on. Nothing is answered on any other.
 *
 * @param name of the interface, as {@code ip link} shows it
 * @param address one the interface has; machines reach DHCP, TFTP and HTTP there
 * @param leases the addresses to give; empty where another DHCP server gives them and this one is its proxy
 */
public record NicSettings(String name, Ipv4Address address, Optional<LeaseSettings> leases, NicPorts ports) {
    private static final Pattern NAME = Pattern.compile("[!-.0-~]{1,15}"); // printable, no slash: the kernel's rule

    public NicSettings {
        if (!NAME.matcher(name).matches()) {
            throw AshlarException.user("\"" + name + "\" is not the name of a network interface: 1 to 15 characters,"
                    + " no slash, no blank");
        }
        if (leases.isPresent() && !leases.get().isSameNetwork(address)) {
            throw AshlarException.user("address " + address + " of " + name + " is not in the network of its pool "
                    + leases.get().first() + " to " + leases.get().last() + "; choose a pool of that network");
        }
    }

    /** Beside another DHCP server, which gives the addresses. */
    public static NicSettings proxy(String name, Ipv4Address address) {
        return new NicSettings(name, address, Optional.empty(), NicPorts.standard());
    }

    /** As the DHCP server of that wire, for known machines only. */
    public static NicSettings server(String name, Ipv4Address address, LeaseSettings leases) {
        return new NicSettings(name, address, Optional.of(leases), NicPorts.standard());
    }

    /** Who gives addresses, by these settings. */
    public AddressAuthority authority(InstantSource clock) {
        return leases.isPresent() ? new LeaseAuthority(address, leases.get(), clock) : new ProxyAuthority(address);
    }
}
