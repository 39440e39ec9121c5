package dev.ashlar.credentials.enrolment;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.enrolment.CertificateReply;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.contract.enrolment.SigningRequest;
import dev.ashlar.contract.site.SiteEvent;
import dev.ashlar.credentials.ManualClock;
import dev.ashlar.credentials.TestKeys;
import dev.ashlar.credentials.authority.CertificateAuthority;
import dev.ashlar.credentials.authority.MachineIdentity;
import dev.ashlar.credentials.authority.Pem;
import dev.ashlar.credentials.ticket.TicketBooth;
import dev.ashlar.ledger.memory.MemoryLedger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site's enrolment over a ledger in memory, and what a machine would send it. */
final class EnrolmentDesk {
    static final MachineName MACHINE = new MachineName("agent-1");
    static final Digest IMAGE = Digest.of(new byte[] {1});
    static final Digest BUILD = Digest.of(new byte[] {2});
    static final int PORT = 8443;

    final ManualClock clock = new ManualClock();
    final MemoryLedger ledger = new MemoryLedger();
    final Map<MachineName, Admission.Expected> expected = new HashMap<>();
    final List<PublicKey> calledBack = new ArrayList<>();
    final CertificateAuthority authority;
    final TicketBooth booth;
    final Enrolment enrolment;
    CallBack.Proof proof = new CallBack.Proof.Possessed();

    EnrolmentDesk(Path folder) {
        var random = new SecureRandom();
        authority = CertificateAuthority.open(folder, new SiteName("lab"), clock, random);
        booth = new TicketBooth(ledger.tickets(), clock, random, Duration.ofMinutes(10));
        enrolment = new Enrolment(
                ledger.tickets(),
                booth,
                admission(),
                (_, key) -> {
                    calledBack.add(key);
                    return proof;
                },
                new CertificateDesk(authority, ledger.certificates(), EnrolmentSettings.standard(), clock),
                new RefusalLog(ledger.events(), clock));
        expected.put(MACHINE, new Admission.Expected(new RoleName("agent"), IMAGE, BUILD, Optional.empty()));
    }

    String ticket() {
        return booth.mint(MACHINE, IMAGE, 1);
    }

    CertificateReply enrol(String ticket, KeyPair key) {
        return enrolment.enrol(request(ticket, key));
    }

    CertificateReply confirm(CertificateReply provisional, KeyPair key) {
        var certificate = leaf(provisional);
        return enrolment.confirm(MachineIdentity.of(certificate), signing(key), certificate);
    }

    CertificateReply renew(CertificateReply full, KeyPair next) {
        var certificate = leaf(full);
        return enrolment.renew(MachineIdentity.of(certificate), signing(next), certificate);
    }

    /** All the way to a full certificate. */
    CertificateReply enrolled(KeyPair key) {
        return confirm(enrol(ticket(), key), key);
    }

    List<SiteEvent> refusals() {
        return ledger.events().since(0, 1000);
    }

    static EnrolmentRequest request(String ticket, KeyPair key) {
        return new EnrolmentRequest(MACHINE, ticket, TestKeys.request(key), IMAGE, BUILD, Optional.empty());
    }

    static SigningRequest signing(KeyPair key) {
        return new SigningRequest(TestKeys.request(key), PORT);
    }

    static X509Certificate leaf(CertificateReply reply) {
        return Pem.readCertificate("reply", reply.certificate());
    }

    private Admission admission() {
        return new Admission() {
            @Override
            public Optional<Expected> expected(MachineName machine) {
                return Optional.ofNullable(expected.get(machine));
            }

            @Override
            public Optional<InetSocketAddress> address(MachineName machine, int port) {
                return Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
        };
    }
}
