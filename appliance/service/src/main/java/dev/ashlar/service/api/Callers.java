package dev.ashlar.service.api;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.credentials.authority.Caller;
import dev.ashlar.ledger.CertificateStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Tells callers apart by the certificate the TLS handshake verified, unless it was revoked since. */
public final class Callers {
    private final CertificateStore certificates;

    public Callers(CertificateStore certificates) {
        this.certificates = certificates;
    }

    Caller of(SSLSession session) {
        var caller = Caller.of(presented(session));
        if (caller instanceof Caller.Machine(var identity, var _) && certificates.isRevoked(identity.serial())) {
            throw new AshlarException(
                    ErrorCategory.FORBIDDEN,
                    "the certificate of machine " + identity.machine() + " (serial " + identity.serial()
                            + ") is revoked: it must enrol again");
        }
        return caller;
    }

    private static Optional<X509Certificate> presented(SSLSession session) {
        try {
            return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }
}
