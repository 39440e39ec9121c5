package dev.ashlar.credentials.enrolment;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.enrolment.CertificateReply;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.contract.enrolment.SigningRequest;
import dev.ashlar.credentials.authority.MachineIdentity;
import dev.ashlar.credentials.authority.SigningRequests;
import dev.ashlar.credentials.ticket.TicketBooth;
import dev.ashlar.ledger.TicketStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns tickets into certificates. Everything refused is an {@link AshlarException}, a log line and an event.
 *
 * <pre>
 * ticket --enrol--> provisional certificate --confirm (call-back)--> full certificate --renew--> full certificate ...
 * </pre>
 *
 * A ticket is bound to one key before anything is signed, and a certificate is recorded before it is sent, so at every
 * crash point the same key with the same ticket gets the same answer, and no other key ever gets one. Thread-safe.
 */
public final class Enrolment {
    private static final Logger LOGGER = LoggerFactory.getLogger(Enrolment.class);

    private final TicketStore tickets;
    private final TicketBooth booth;
    private final Admission admission;
    private final CallBack callBack;
    private final CertificateDesk desk;
    private final RefusalLog refusals;
    private final InstantSource clock;

    public Enrolment(
            TicketStore tickets,
            TicketBooth booth,
            Admission admission,
            CallBack callBack,
            CertificateDesk desk,
            RefusalLog refusals) {
        this.tickets = tickets;
        this.booth = booth;
        this.admission = admission;
        this.callBack = callBack;
        this.desk = desk;
        this.refusals = refusals;
        this.clock = desk.clock();
    }

    /** Ticket to provisional certificate. The same key with the same ticket gets the same certificate again. */
    public CertificateReply enrol(EnrolmentRequest request) {
        var machine = request.machine();
        var key = key(machine, request.signingRequest());
        var ticket = spend(request, key);
        var expected = check(request, ticket);
        if (clock.instant().isAfter(ticket.expiresAt()) && !desk.holds(key, true)) {
            throw refused(machine, "its ticket has expired: power the machine on again for a new one");
        }
        return issue(new CertificateDesk.Order(machine, expected.role(), expected.image(), key, true));
    }

    /** Provisional certificate to full one, once the machine has shown at its own address that it holds the key. */
    public CertificateReply confirm(MachineIdentity identity, SigningRequest request, X509Certificate presented) {
        var machine = identity.machine();
        if (!identity.provisional()) {
            throw refused(machine, "its certificate is confirmed already: ask for renewal instead");
        }
        var key = key(machine, request.signingRequest());
        refuseRevoked(identity);
        if (!key.equals(presented.getPublicKey())) {
            throw refused(machine, "the key to confirm is not that of its provisional certificate");
        }
        var expected = expected(machine);
        if (!expected.image().equals(identity.image())) {
            throw refused(machine, differs("image", identity.image(), expected.image()));
        }
        var order = new CertificateDesk.Order(machine, identity.role(), identity.image(), key, false);
        if (!desk.holds(key, false)) {
            provePossession(machine, request.port(), key);
            LOGGER.atInfo().addKeyValue("machine", machine).log("enrolled");
        }
        return issue(order);
    }

    /** Full certificate to the next one, for a new key; the image stays the one it enrolled with. */
    public CertificateReply renew(MachineIdentity identity, SigningRequest request, X509Certificate presented) {
        var machine = identity.machine();
        if (identity.provisional()) {
            throw refused(machine, "a provisional certificate is not renewed: ask for confirmation instead");
        }
        var key = key(machine, request.signingRequest());
        refuseRevoked(identity);
        if (key.equals(presented.getPublicKey())) {
            throw refused(machine, "renewal needs a new key");
        }
        if (!expected(machine).role().equals(identity.role())) {
            throw refused(machine, "its role is no longer " + identity.role() + ": power it on again");
        }
        return issue(new CertificateDesk.Order(machine, identity.role(), identity.image(), key, false));
    }

    /** Refuses a caller whose certificate was revoked; the API asks before every request of a machine. */
    public void refuseRevoked(MachineIdentity identity) {
        if (desk.isRevoked(identity.serial())) {
            throw refused(identity.machine(), "its certificate " + identity.serial() + " was revoked");
        }
    }

    private PublicKey key(MachineName machine, String signingRequest) {
        try {
            return SigningRequests.verifiedKey(signingRequest);
        } catch (AshlarException e) {
            throw refusals.refuse(e.category(), machine.value(), e.getMessage());
        }
    }

    private TicketStore.Ticket spend(EnrolmentRequest request, PublicKey key) {
        var machine = request.machine();
        var hash = TicketBooth.hash(request.ticket());
        return switch (tickets.spend(hash, Digest.of(key.getEncoded()), clock.instant())) {
            case TicketStore.Spending.Spent spent -> {
                booth.endBoot(spent.ticket().machine());
                yield spent.ticket();
            }
            case TicketStore.Spending.UsedByAnotherKey _ ->
                throw refused(machine, "its ticket was used by another key: power the machine on again for a new one");
            case TicketStore.Spending.Expired _ ->
                throw refused(machine, "its ticket has expired: power the machine on again for a new one");
            case TicketStore.Spending.Unknown _ ->
                throw refused(machine, "its ticket is not one of this site: power the machine on again for a new one");
        };
    }

    private Admission.Expected check(EnrolmentRequest request, TicketStore.Ticket ticket) {
        var machine = request.machine();
        if (!ticket.machine().equals(machine)) {
            throw refused(machine, "its ticket was made for machine " + ticket.machine());
        }
        if (!ticket.image().equals(request.image())) {
            throw refused(machine, differs("image", request.image(), ticket.image()));
        }
        var expected = expected(machine);
        if (!expected.image().equals(request.image())) {
            throw refused(machine, differs("image", request.image(), expected.image()));
        }
        if (!expected.buildId().equals(request.buildId())) {
            throw refused(machine, differs("build id", request.buildId(), expected.buildId()));
        }
        expected.pcr11().ifPresent(value -> checkPcr11(request, value));
        return expected;
    }

    private void checkPcr11(EnrolmentRequest request, String expected) {
        var reported = request.pcr11().orElse("none");
        if (!reported.equalsIgnoreCase(expected)) {
            throw refused(
                    request.machine(),
                    "PCR 11 is " + shown(reported) + " but " + shown(expected)
                            + " is expected: it did not boot the image's UKI");
        }
    }

    private Admission.Expected expected(MachineName machine) {
        return admission
                .expected(machine)
                .orElseThrow(() -> refused(machine, "no such machine is expected: register it and assign an image"));
    }

    private void provePossession(MachineName machine, int port, PublicKey key) {
        var address = admission
                .address(machine, port)
                .orElseThrow(() -> refused(machine, "its address for the call-back is not known"));
        switch (callBack.ask(address, key)) {
            case CallBack.Proof.Possessed _ -> {}
            case CallBack.Proof.NotProven proof ->
                throw refused(machine, "the call-back to port " + port + " failed: " + proof.reason());
        }
    }

    private CertificateReply issue(CertificateDesk.Order order) {
        desk.objection(order).ifPresent(reason -> {
            throw refused(order.machine(), reason);
        });
        return desk.issue(order);
    }

    private AshlarException refused(MachineName machine, String reason) {
        return refusals.refuse(ErrorCategory.FORBIDDEN, machine.value(), reason);
    }

    private static String differs(String what, Digest is, Digest expected) {
        return what + " is " + is.brief() + " but " + expected.brief() + " is expected";
    }

    private static String shown(String value) {
        var text = value.replaceAll("[^0-9A-Za-z]", "?");
        return text.length() > 12 ? text.substring(0, 12) : text;
    }
}
