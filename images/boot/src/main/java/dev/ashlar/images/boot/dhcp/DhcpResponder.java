package dev.ashlar.images.boot.dhcp;

import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.directory.BootDecision;
import dev.ashlar.images.boot.directory.BootDirectory;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.directory.BootWatch;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers DHCP: bytes in, bytes out; sockets and frames are elsewhere. Broken packets are counted. Thread-safe. */
public final class DhcpResponder {
    /** Port of DHCP servers. */
    public static final int SERVER_PORT = 67;
    /** Port of DHCP clients. */
    public static final int CLIENT_PORT = 68;
    /** Port of the PXE boot service. */
    public static final int BOOT_SERVICE_PORT = 4011;

    private static final Logger LOGGER = LoggerFactory.getLogger(DhcpResponder.class);

    private final BootDirectory directory;
    private final BootSessions sessions;
    private final BootLinks links;
    private final AddressAuthority addresses;
    private final BootWatch watch;

    public DhcpResponder(
            BootDirectory directory,
            BootSessions sessions,
            BootLinks links,
            AddressAuthority addresses,
            BootWatch watch) {
        this.directory = directory;
        this.sessions = sessions;
        this.links = links;
        this.addresses = addresses;
        this.watch = watch;
    }

    /** The answer, if any. A failing catalog is logged and leaves the machine without answer; it asks again. */
    public Optional<DhcpReply> answer(DhcpRequest request) {
        var message = DhcpMessage.read(request.payload()).filter(DhcpMessage::request);
        if (message.isEmpty()) {
            watch.count(Counted.DHCP_MALFORMED);
            return Optional.empty();
        }
        try {
            var reply = answer(request, message.get());
            watch.count(reply.isPresent() ? Counted.DHCP_ANSWERED : Counted.DHCP_IGNORED);
            return reply;
        } catch (RuntimeException e) {
            watch.count(Counted.DHCP_FAILED);
            LOGGER.atWarn().addKeyValue("mac", message.get().mac()).setCause(e).log("DHCP request not answered");
            return Optional.empty();
        }
    }

    private Optional<DhcpReply> answer(DhcpRequest request, DhcpMessage message) {
        if (addresses instanceof LeaseAuthority leases) {
            leases.forget(message);
        }
        var decision = directory.decide(Sightings.of(message, request.port()));
        LOGGER.atDebug()
                .addKeyValue("mac", message.mac())
                .addKeyValue("type", message.type())
                .log(brief(decision));
        var boot = BootAnswer.to(decision, sessions, links, addresses.server());
        if (boot.isEmpty()) {
            return Optional.empty();
        }
        var answer = addresses.answer(message, request.port(), boot.get());
        if (answer.isPresent() && boot.get().isBooting()) {
            watch.seen(boot.get().plan(), "dhcp");
        }
        return answer.map(reply -> addressed(request, message, reply));
    }

    private static String brief(BootDecision decision) {
        return decision instanceof BootDecision.Ignore(var reason)
                ? "ignored: " + reason
                : "decided: " + decision.getClass().getSimpleName();
    }

    /** RFC 2131 §4.1, and for the boot service back to where the question came from. */
    private static DhcpReply addressed(DhcpRequest request, DhcpMessage message, DhcpMessage reply) {
        var bytes = reply.toBytes();
        if (!message.relay().isAny()) {
            return new DhcpReply(message.mac(), message.relay(), SERVER_PORT, bytes);
        }
        if (request.port() == BOOT_SERVICE_PORT && !request.source().isAny()) {
            return new DhcpReply(message.mac(), request.source(), request.sourcePort(), bytes);
        }
        boolean hasAddress = !message.client().isAny() && reply.type() != DhcpType.NAK;
        return new DhcpReply(message.mac(), hasAddress ? message.client() : Ipv4Address.BROADCAST, CLIENT_PORT, bytes);
    }
}
