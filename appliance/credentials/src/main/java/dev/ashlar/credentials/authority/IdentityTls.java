package dev.ashlar.credentials.authority;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS contexts in which a site's authority is the only one trusted. */
public final class IdentityTls {
    private IdentityTls() {}

    /**
     * For the API. The caller switches {@code wantClientAuth} on: enrolment comes without a certificate. Whoever
     * presents one of a foreign authority, or an expired one, fails the handshake, and {@code refused} hears why.
     */
    public static SSLContext server(KeyAndCertificate server, X509Certificate authority, Consumer<String> refused) {
        return context(server, new WatchedTrust(trust(authority), refused));
    }

    /** For a client with a certificate: an operator, or a machine under test. */
    public static SSLContext client(KeyAndCertificate client, X509Certificate authority) {
        return context(client, trust(authority));
    }

    /** For a client without one. */
    public static SSLContext anonymous(X509Certificate authority) {
        return context(new KeyManager[0], trust(authority));
    }

    private static SSLContext context(KeyAndCertificate own, TrustManager trust) {
        try {
            var password = new char[0];
            var store = emptyStore();
            store.setKeyEntry("own", own.key(), password, own.chain().toArray(X509Certificate[]::new));
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return context(factory.getKeyManagers(), trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new AshlarException(ErrorCategory.BUG, "cannot use the key of " + own, e);
        }
    }

    private static SSLContext context(KeyManager[] keys, TrustManager trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AshlarException(ErrorCategory.BUG, "this Java cannot set up TLS", e);
        }
    }

    private static X509ExtendedTrustManager trust(X509Certificate authority) {
        try {
            var store = emptyStore();
            store.setCertificateEntry("authority", authority);
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new AshlarException(ErrorCategory.BUG, "cannot trust " + authority.getSubjectX500Principal(), e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
