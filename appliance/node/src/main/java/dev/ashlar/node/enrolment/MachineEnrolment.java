package dev.ashlar.node.enrolment;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.enrolment.BootParameters;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.contract.enrolment.SigningRequest;
import dev.ashlar.node.machine.MachineFiles;
import dev.ashlar.node.signing.SigningRequestWriter;
import dev.ashlar.node.site.SiteApi;
import dev.ashlar.node.tls.HeldCertificate;
import dev.ashlar.node.tls.MachineKeys;
import dev.ashlar.node.tls.OwnCertificate;
import java.security.KeyPair;
import java.util.Locale;
import java.util.Optional;

/**
 * Ticket to provisional certificate to full certificate to the next one. Every step may be repeated after a lost reply:
 * the same key asks again and gets the same answer. One thread uses it.
 */
public final class MachineEnrolment {
    private static final String PCR_11 = "/sys/class/tpm/tpm0/pcr-sha256/11";

    private final BootParameters parameters;
    private final Digest buildId;
    private final MachineFiles files;
    private final SiteApi site;
    private final OwnCertificate own;
    private final KeyPair key;
    private Optional<KeyPair> next = Optional.empty();

    /** @param key the boot's first key */
    public MachineEnrolment(
            BootParameters parameters,
            Digest buildId,
            MachineFiles files,
            SiteApi site,
            OwnCertificate own,
            KeyPair key) {
        this.parameters = parameters;
        this.buildId = buildId;
        this.files = files;
        this.site = site;
        this.own = own;
        this.key = key;
    }

    /** Buys the provisional certificate and holds it. */
    public void enrol() {
        var reply = site.enrol(new EnrolmentRequest(
                parameters.machine(),
                parameters.ticket(),
                request(key),
                parameters.image(),
                buildId,
                files.find(PCR_11).map(value -> value.toLowerCase(Locale.ROOT))));
        own.hold(HeldCertificate.of(key, reply));
        site.reconnect();
    }

    /** @param port on which the machine answers the call-back, which comes before this returns */
    public void confirm(int port) {
        var reply = site.confirm(new SigningRequest(request(key), port));
        own.hold(HeldCertificate.of(key, reply));
        site.reconnect();
    }

    /** A new key with a new certificate; the old ones stay in use until the answer is there. */
    public void renew(int port) {
        var fresh = next.orElseGet(MachineKeys::fresh);
        next = Optional.of(fresh); // kept, so that asking again after a lost reply is for the same key
        var reply = site.renew(new SigningRequest(request(fresh), port));
        own.hold(HeldCertificate.of(fresh, reply));
        next = Optional.empty();
        site.reconnect();
    }

    private String request(KeyPair pair) {
        return SigningRequestWriter.write(parameters.machine(), pair);
    }
}
