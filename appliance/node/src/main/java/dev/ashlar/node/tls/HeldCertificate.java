package dev.ashlar.node.tls;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.enrolment.CertificateReply;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A key with the certificate the site gave it.
 *
 * @param chain leaf first, then the authority
 */
public record HeldCertificate(
        KeyPair key, List<X509Certificate> chain, boolean provisional, Instant expiresAt, Instant renewAfter) {
    public HeldCertificate {
        chain = List.copyOf(chain);
    }

    /** Throws EXTERNAL unless the reply certifies this key. */
    public static HeldCertificate of(KeyPair key, CertificateReply reply) {
        var chain = parse(reply.certificate());
        if (chain.isEmpty() || !chain.getFirst().getPublicKey().equals(key.getPublic())) {
            throw AshlarException.external("the site's certificate is not for this machine's key");
        }
        return new HeldCertificate(key, chain, reply.provisional(), reply.expiresAt(), reply.renewAfter());
    }

    private static List<X509Certificate> parse(String pem) {
        try {
            var chain = new ArrayList<X509Certificate>();
            var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                chain.add((X509Certificate) each);
            }
            return chain;
        } catch (CertificateException e) {
            throw AshlarException.external("the site's answer holds no certificate", e);
        }
    }

    @Override
    public String toString() {
        return "HeldCertificate[" + (provisional ? "provisional" : "full") + " until " + expiresAt + ", key ***]";
    }
}
