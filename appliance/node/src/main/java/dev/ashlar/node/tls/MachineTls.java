package dev.ashlar.node.tls;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS contexts of a machine. */
public final class MachineTls {
    private MachineTls() {}

    /**
     * With the certificate held at each handshake. A new context has no sessions to resume, so that after a renewal the
     * site sees the new certificate.
     */
    public static SSLContext context(OwnCertificate own, PinnedAuthority authority) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {own}, new TrustManager[] {authority}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AshlarException(ErrorCategory.BUG, "this Java cannot set up TLS", e);
        }
    }
}
