package dev.ashlar.node.tls;

import dev.ashlar.contract.Digest;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server whose certificate is signed, directly, by the one authority whose certificate has the given SHA-256
 * fingerprint, is valid now and is a server's. Whether it names the host is for HttpsURLConnection's own check.
 */
public final class PinnedAuthority extends X509ExtendedTrustManager {
    private static final String SERVER_PURPOSE = "1.3.6.1.5.5.7.3.1"; // id-kp-serverAuth, RFC 5280 section 4.2.1.12

    private final Digest fingerprint;

    public PinnedAuthority(Digest fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        var authority = chain[chain.length - 1];
        var presented = Digest.of(authority.getEncoded());
        if (chain.length != 2 || !presented.equals(fingerprint)) {
            throw new CertificateException("authority " + presented.brief() + " is not " + fingerprint.brief()
                    + ", which this machine was told to trust");
        }
        verify(chain[0], authority);
        List<String> purposes = chain[0].getExtendedKeyUsage();
        if (authority.getBasicConstraints() < 0 || purposes == null || !purposes.contains(SERVER_PURPOSE)) {
            throw new CertificateException("certificate is not a server's");
        }
    }

    private static void verify(X509Certificate leaf, X509Certificate authority) throws CertificateException {
        try {
            leaf.checkValidity();
            leaf.verify(authority.getPublicKey());
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new CertificateException("certificate is not signed by the authority beside it", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        checkServerTrusted(chain, keyType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, keyType);
    }

    /** Callers of the machine's own port need no certificate; one that is sent is not looked at. */
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
