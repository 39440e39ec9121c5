package dev.ashlar.images.boot.dhcp;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The addresses a DHCP server gives.
 *
 * @param first of the pool, inclusive
 * @param last of the pool, inclusive; at most 65536 addresses
 * @param prefixBits of the network, 1 to 30
 * @param leaseTime at least a minute, at most 30 days
 */
public record LeaseSettings(
        Ipv4Address first,
        Ipv4Address last,
        int prefixBits,
        Optional<Ipv4Address> router,
        List<Ipv4Address> nameServers,
        Duration leaseTime) {
    private static final int POOL_MAX = 65_536;

    public LeaseSettings {
        nameServers = List.copyOf(nameServers);
        if (first.compareTo(last) > 0 || last.bits() - first.bits() >= POOL_MAX) {
            throw AshlarException.user(
                    "address pool " + first + " to " + last + " must rise and hold at most " + POOL_MAX);
        }
        if (prefixBits < 1 || prefixBits > 30) {
            throw AshlarException.user("network prefix of " + prefixBits + " bits is outside 1 to 30");
        }
        int mask = -1 << (32 - prefixBits);
        if ((first.bits() & mask) != (last.bits() & mask)) {
            throw AshlarException.user("address pool " + first + " to " + last + " is not in one /" + prefixBits);
        }
        if (leaseTime.toSeconds() < 60 || leaseTime.toDays() > 30) {
            throw AshlarException.user("lease time of " + leaseTime.toSeconds() + " s is outside 60 s to 30 days");
        }
    }

    /** True when the address is in the network of the pool. */
    public boolean isSameNetwork(Ipv4Address address) {
        return (address.bits() & mask().bits()) == (first.bits() & mask().bits());
    }

    Ipv4Address mask() {
        return new Ipv4Address(-1 << (32 - prefixBits));
    }

    int size() {
        return last.bits() - first.bits() + 1;
    }
}
