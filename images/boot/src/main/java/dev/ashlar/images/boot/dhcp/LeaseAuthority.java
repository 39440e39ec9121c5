package dev.ashlar.images.boot.dhcp;

import dev.ashlar.images.boot.packet.Ipv4Address;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;

/**
 * This server gives addresses too (RFC 2131 §4.3), to known machines only. iPXE is told that no proxy will answer, which
 * saves its wait for one.
 */
public final class LeaseAuthority implements AddressAuthority {
    /** iPXE option 176 (no-pxedhcp) = 1. */
    private static final byte[] NO_PROXY = {(byte) 176, 1, 1};

    private final Ipv4Address server;
    private final LeaseSettings settings;
    private final LeasePool pool;

    public LeaseAuthority(Ipv4Address server, LeaseSettings settings, InstantSource clock) {
        this.server = server;
        this.settings = settings;
        this.pool = new LeasePool(settings, server, clock);
    }

    @Override
    public Ipv4Address server() {
        return server;
    }

    /** Relayed requests come from other networks, for which the pool has no addresses: they are not answered. */
    @Override
    public Optional<DhcpMessage> answer(DhcpMessage request, int port, BootAnswer boot) {
        if (!request.relay().isAny()) {
            return Optional.empty();
        }
        return switch (request.type()) {
            case DISCOVER -> offer(request, boot);
            case REQUEST ->
                port == DhcpResponder.BOOT_SERVICE_PORT ? bootService(request, boot) : confirm(request, boot);
            case INFORM -> Optional.of(request.reply(DhcpType.ACK, server, Ipv4Address.ANY, boot));
            case DECLINE, RELEASE, OFFER, ACK, NAK -> Optional.empty();
        };
    }

    /** Takes back what the machine does not want any more. */
    void forget(DhcpMessage request) {
        if (request.type() == DhcpType.RELEASE) {
            pool.release(request.mac(), request.client());
        } else if (request.type() == DhcpType.DECLINE) {
            request.options()
                    .address(DhcpOption.REQUESTED_ADDRESS)
                    .ifPresent(address -> pool.decline(request.mac(), address));
        }
    }

    private Optional<DhcpMessage> offer(DhcpMessage request, BootAnswer boot) {
        return pool.lease(request.mac(), request.options().address(DhcpOption.REQUESTED_ADDRESS))
                .map(address -> give(DhcpType.OFFER, request, address, boot));
    }

    private Optional<DhcpMessage> confirm(DhcpMessage request, BootAnswer boot) {
        var chosen = request.options().address(DhcpOption.SERVER);
        if (chosen.isPresent() && !chosen.get().equals(server)) {
            return Optional.empty(); // it took another server's offer
        }
        var wanted = request.options().address(DhcpOption.REQUESTED_ADDRESS).orElse(request.client());
        var leased = pool.lease(request.mac(), Optional.of(wanted));
        return leased.map(address -> address.equals(wanted)
                ? give(DhcpType.ACK, request, address, boot)
                : request.reply(DhcpType.NAK, server, Ipv4Address.ANY, boot.without()));
    }

    private Optional<DhcpMessage> bootService(DhcpMessage request, BootAnswer boot) {
        return boot.isEmpty()
                ? Optional.empty()
                : Optional.of(request.reply(DhcpType.ACK, server, Ipv4Address.ANY, boot));
    }

    private DhcpMessage give(DhcpType type, DhcpMessage request, Ipv4Address address, BootAnswer boot) {
        var reply = request.reply(type, server, address, boot);
        return reply.with(reply.options().withAll(network(request)));
    }

    private DhcpOptions network(DhcpMessage request) {
        var seconds = ByteBuffer.allocate(4).putInt((int) settings.leaseTime().toSeconds());
        var options = DhcpOptions.none()
                .with(DhcpOption.SUBNET_MASK, settings.mask())
                .with(DhcpOption.LEASE_SECONDS, seconds.array());
        if (settings.router().isPresent()) {
            options = options.with(DhcpOption.ROUTER, settings.router().get());
        }
        if (!settings.nameServers().isEmpty()) {
            var addresses = ByteBuffer.allocate(4 * settings.nameServers().size());
            settings.nameServers().forEach(address -> addresses.putInt(address.bits()));
            options = options.with(DhcpOption.NAME_SERVER, addresses.array());
        }
        return Sightings.isIpxe(request.options()) ? options.with(DhcpOption.IPXE, NO_PROXY) : options;
    }
}
