package dev.ashlar.images.boot.dhcp;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which machine holds which address. A machine's first choice follows from its MAC address, so that after a restart of
 * this server, which keeps leases in memory, machines are given what they had. Only known machines come here, so the
 * pool cannot be drained by strangers. Thread-safe.
 */
final class LeasePool {
    private static final Duration DECLINED_FOR = Duration.ofMinutes(10);

    private record Lease(MacAddress mac, Instant until) {}

    private final LeaseSettings settings;
    private final Ipv4Address server;
    private final InstantSource clock;
    private final Map<Ipv4Address, Lease> leases = new HashMap<>();
    private final Map<MacAddress, Ipv4Address> held = new HashMap<>();
    private final Map<Ipv4Address, Instant> declined = new HashMap<>();

    LeasePool(LeaseSettings settings, Ipv4Address server, InstantSource clock) {
        this.settings = settings;
        this.server = server;
        this.clock = clock;
    }

    /** The machine's address: the one it holds, the one it asks for when that is free, or another; empty when full. */
    synchronized Optional<Ipv4Address> lease(MacAddress mac, Optional<Ipv4Address> wish) {
        var address = Optional.ofNullable(held.get(mac))
                .filter(mine -> isFreeFor(mac, mine))
                .or(() -> wish.filter(wished -> isFreeFor(mac, wished)))
                .or(() -> search(mac));
        address.ifPresent(found -> hold(mac, found));
        return address;
    }

    /** The machine says that somebody else uses the address. */
    synchronized void decline(MacAddress mac, Ipv4Address address) {
        if (release(mac, address)) {
            declined.put(address, clock.instant().plus(DECLINED_FOR));
        }
    }

    /** False when the machine does not hold it. */
    synchronized boolean release(MacAddress mac, Ipv4Address address) {
        if (!held.remove(mac, address)) {
            return false;
        }
        leases.remove(address);
        return true;
    }

    private void hold(MacAddress mac, Ipv4Address address) {
        var before = held.put(mac, address);
        if (before != null && !before.equals(address)) {
            leases.remove(before);
        }
        var evicted = leases.put(address, new Lease(mac, clock.instant().plus(settings.leaseTime())));
        if (evicted != null && !evicted.mac().equals(mac)) {
            held.remove(evicted.mac());
        }
    }

    private boolean isFreeFor(MacAddress mac, Ipv4Address address) {
        boolean inPool = address.compareTo(settings.first()) >= 0 && address.compareTo(settings.last()) <= 0;
        if (!inPool || address.equals(server) || declinedNow(address)) {
            return false;
        }
        var lease = leases.get(address);
        return lease == null || lease.mac().equals(mac) || lease.until().isBefore(clock.instant());
    }

    private boolean declinedNow(Ipv4Address address) {
        var until = declined.get(address);
        return until != null && clock.instant().isBefore(until);
    }

    private Optional<Ipv4Address> search(MacAddress mac) {
        int start = Math.floorMod(mac.value().hashCode(), settings.size());
        for (int i = 0; i < settings.size(); i++) {
            var address = new Ipv4Address(settings.first().bits() + (start + i) % settings.size());
            if (isFreeFor(mac, address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }
}
