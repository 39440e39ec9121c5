package dev.ashlar.images.builder.secureboot;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.images.builder.files.FolderLock;
import dev.ashlar.images.builder.keys.KeyFiles;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key that signs UKIs and the self-signed certificate machines enrol in {@code db}, {@code KEK} and {@code PK}. RSA
 * 2048, the one key size every firmware verifies.
 */
public record SecureBootKeys(PrivateKey privateKey, X509Certificate certificate) {
    private static final Duration VALIDITY = Duration.ofDays(20 * 365);

    /** Reads {@code secure-boot.key} and {@code secure-boot.crt}, or creates both. */
    public static SecureBootKeys in(Path keysDirectory, InstantSource clock) {
        var keyFile = keysDirectory.resolve("secure-boot.key");
        var certificateFile = keysDirectory.resolve("secure-boot.crt");
        if (!Files.exists(keyFile)) {
            FolderLock.hold(keysDirectory, () -> {
                if (!Files.exists(keyFile)) {
                    create(keyFile, certificateFile, clock.instant());
                }
            });
        }
        var key = KeyFiles.readPrivateKey(keyFile, "RSA");
        return new SecureBootKeys(key, read(certificateFile));
    }

    /** Digest of the DER certificate, as manifests name their signer. */
    public Digest fingerprint() {
        try {
            return Digest.of(certificate.getEncoded());
        } catch (CertificateException e) {
            throw new AshlarException(ErrorCategory.BUG, "cannot encode the Secure Boot certificate", e);
        }
    }

    /** The certificate is written first: a key without its certificate never exists on disk. */
    private static void create(Path keyFile, Path certificateFile, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            KeyFiles.writePublic(
                    certificateFile, "CERTIFICATE", certificate(pair, now).getEncoded());
            KeyFiles.writePrivate(keyFile, pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new AshlarException(ErrorCategory.BUG, "cannot create the Secure Boot key: " + e.getMessage(), e);
        }
    }

    private static X509Certificate certificate(KeyPair pair, Instant now)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var name = new X500Name("CN=Ashlar Secure Boot");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(VALIDITY)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static X509Certificate read(Path file) {
        try {
            var der = new ByteArrayInputStream(KeyFiles.readPem(file));
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
        } catch (CertificateException e) {
            throw new AshlarException(
                    ErrorCategory.USER,
                    file + " is not a certificate (" + e.getMessage()
                            + "); restore it, or remove it together with secure-boot.key to make new ones",
                    e);
        }
    }
}
