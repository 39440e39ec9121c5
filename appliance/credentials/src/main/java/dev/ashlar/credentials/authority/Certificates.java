package dev.ashlar.credentials.authority;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Builds and signs X.509 certificates (RFC 5280) with ECDSA over P-256 and SHA-256. */
final class Certificates {
    private static final int SERIAL_BITS = 158; // positive and below the 20 octets of RFC 5280 section 4.1.2.2
    /** A certificate is valid a little before it is made, because clocks differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final SecureRandom random;

    Certificates(SecureRandom random) {
        this.random = random;
    }

    /**
     * What an end entity's certificate says.
     *
     * @param subject distinguished name
     * @param purposes extended key usages
     * @param names subject alternative names, none when empty
     */
    record Content(String subject, List<KeyPurposeId> purposes, List<GeneralName> names) {}

    KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AshlarException(ErrorCategory.BUG, "this Java cannot make P-256 keys", e);
        }
    }

    X509Certificate authority(String subject, KeyPair key, Instant now, Duration lifetime) {
        var name = new X500Name(subject);
        var builder = builder(name, name, key.getPublic(), now, lifetime);
        return sign(builder, key.getPrivate(), (extensions, target) -> {
            target.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            target.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            target.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key.getPublic()));
        });
    }

    X509Certificate endEntity(
            KeyAndCertificate issuer, PublicKey key, Content content, Instant now, Duration lifetime) {
        var issuerName = X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded());
        var builder = builder(issuerName, new X500Name(content.subject()), key, now, lifetime);
        return sign(builder, issuer.key(), (extensions, target) -> {
            target.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            target.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            target.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(content.purposes().toArray(KeyPurposeId[]::new)));
            target.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuer.certificate()));
            if (!content.names().isEmpty()) {
                var names = new GeneralNames(content.names().toArray(GeneralName[]::new));
                target.addExtension(Extension.subjectAlternativeName, false, names);
            }
        });
    }

    private X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration lifetime) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                Date.from(now.minus(CLOCK_DIFFERENCE)),
                Date.from(now.plus(lifetime)),
                subject,
                key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key, Extensions extensions) {
        try {
            extensions.addTo(new JcaX509ExtensionUtils(), builder);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AshlarException(ErrorCategory.BUG, "cannot sign a certificate", e);
        }
    }

    @FunctionalInterface
    private interface Extensions {
        void addTo(JcaX509ExtensionUtils extensions, X509v3CertificateBuilder target)
                throws IOException, GeneralSecurityException;
    }
}
