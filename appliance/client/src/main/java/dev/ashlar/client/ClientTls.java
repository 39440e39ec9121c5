package dev.ashlar.client;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.site.SiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Mutual TLS from the PEM files a site names: its authority is the only one trusted. */
final class ClientTls {
    private static final char[] NO_PASSWORD = new char[0];

    private ClientTls() {}

    static SSLContext of(SiteFile site) {
        try {
            var context = SSLContext.getInstance("TLSv1.3");
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(operator(site), NO_PASSWORD);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authority(site));
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw AshlarException.external(
                    "site " + site.site() + ": cannot use its certificates in " + site.certificateFile() + ", "
                            + site.keyFile() + " and " + site.caFile() + ": " + e,
                    e);
        }
    }

    private static KeyStore operator(SiteFile site) throws GeneralSecurityException, IOException {
        var chain = certificates(site.certificateFile()).toArray(Certificate[]::new);
        var store = emptyStore();
        store.setKeyEntry("operator", key(Path.of(site.keyFile()), chain[0]), NO_PASSWORD, chain);
        return store;
    }

    private static KeyStore authority(SiteFile site) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        for (var certificate : certificates(site.caFile())) {
            store.setCertificateEntry("authority", certificate);
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String file)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static PrivateKey key(Path file, Certificate certificate) throws GeneralSecurityException, IOException {
        var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm()).generatePrivate(encoded);
    }
}
