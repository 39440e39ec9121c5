package dev.ashlar.credentials.authority;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key with the certificate that names it.
 *
 * @param chain leaf first, then the authority
 */
public record KeyAndCertificate(PrivateKey key, List<X509Certificate> chain) {
    public KeyAndCertificate {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "KeyAndCertificate[" + certificate().getSubjectX500Principal() + ", key ***]";
    }
}
