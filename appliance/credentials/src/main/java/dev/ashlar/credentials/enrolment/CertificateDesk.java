package dev.ashlar.credentials.enrolment;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.enrolment.CertificateReply;
import dev.ashlar.credentials.authority.CertificateAuthority;
import dev.ashlar.credentials.authority.MachineIdentity;
import dev.ashlar.credentials.authority.Pem;
import dev.ashlar.ledger.CertificateStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Signs and records machines' certificates. Signing comes first and outside any transaction; what the ledger then says
 * is the certificate of that key is the answer, so of two racing requests both get the one that was recorded first.
 */
public final class CertificateDesk {
    private final CertificateAuthority authority;
    private final CertificateStore certificates;
    private final EnrolmentSettings settings;
    private final InstantSource clock;

    public CertificateDesk(
            CertificateAuthority authority,
            CertificateStore certificates,
            EnrolmentSettings settings,
            InstantSource clock) {
        this.authority = authority;
        this.certificates = certificates;
        this.settings = settings;
        this.clock = clock;
    }

    /** A certificate to make, unless that key has one of that kind. */
    record Order(MachineName machine, RoleName role, Digest image, PublicKey key, boolean provisional) {}

    InstantSource clock() {
        return clock;
    }

    CertificateReply issue(Order order) {
        return reply(certificates
                .find(fingerprint(order.key()), order.provisional(), clock.instant())
                .orElseGet(() -> signAndRecord(order)));
    }

    boolean holds(PublicKey key, boolean provisional) {
        return certificates.find(fingerprint(key), provisional, clock.instant()).isPresent();
    }

    boolean isRevoked(String serial) {
        return certificates.isRevoked(serial);
    }

    /** Why this key must not get this certificate, whatever its ticket: it has a past. Empty when it may. */
    Optional<String> objection(Order order) {
        var fingerprint = fingerprint(order.key());
        var revoked = certificates.ofMachine(order.machine()).stream()
                .anyMatch(issued ->
                        issued.key().equals(fingerprint) && issued.revokedAt().isPresent());
        if (revoked) {
            return Optional.of("a certificate of its key was revoked: power the machine on again");
        }
        return certificates
                .find(fingerprint, order.provisional(), clock.instant())
                .filter(issued -> !issued.machine().equals(order.machine())
                        || !issued.image().equals(order.image()))
                .map(issued -> "its key is certified for " + issued.machine() + " with image "
                        + issued.image().brief() + " already: every boot needs a new key");
    }

    private CertificateStore.Issued signAndRecord(Order order) {
        var subject = new CertificateAuthority.MachineSubject(order.machine(), order.role(), order.image());
        var lifetime = order.provisional() ? settings.provisionalLifetime() : settings.fullLifetime();
        var signed = authority.issueMachine(subject, order.key(), order.provisional(), lifetime);
        return certificates.record(issued(order, signed), clock.instant());
    }

    private static CertificateStore.Issued issued(Order order, X509Certificate signed) {
        return new CertificateStore.Issued(
                MachineIdentity.serial(signed),
                order.machine(),
                fingerprint(order.key()),
                order.image(),
                order.provisional(),
                signed.getNotAfter().toInstant(),
                Pem.write(signed),
                Optional.empty());
    }

    private CertificateReply reply(CertificateStore.Issued issued) {
        var lifetime = issued.provisional() ? settings.provisionalLifetime() : settings.fullLifetime();
        return new CertificateReply(
                issued.pem() + Pem.write(authority.certificate()),
                issued.provisional(),
                issued.expiresAt(),
                issued.expiresAt().minus(lifetime.dividedBy(2)));
    }

    private static Digest fingerprint(PublicKey key) {
        return Digest.of(key.getEncoded());
    }
}
