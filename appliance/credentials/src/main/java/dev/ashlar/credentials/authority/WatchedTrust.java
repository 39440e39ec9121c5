package dev.ashlar.credentials.authority;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what another trusts and tells a listener, in words, whom it turned away. */
final class WatchedTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trust;
    private final Consumer<String> refused;

    WatchedTrust(X509ExtendedTrustManager trust, Consumer<String> refused) {
        this.trust = trust;
        this.refused = refused;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        watched(chain, () -> trust.checkClientTrusted(chain, keyType, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        watched(chain, () -> trust.checkClientTrusted(chain, keyType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        watched(chain, () -> trust.checkClientTrusted(chain, keyType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        trust.checkServerTrusted(chain, keyType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        trust.checkServerTrusted(chain, keyType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        trust.checkServerTrusted(chain, keyType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }

    private void watched(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException e) {
            refused.accept("certificate " + chain[0].getSubjectX500Principal().getName() + " issued by "
                    + chain[0].getIssuerX500Principal().getName() + " is refused: " + e.getMessage());
            throw e;
        }
    }

    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }
}
