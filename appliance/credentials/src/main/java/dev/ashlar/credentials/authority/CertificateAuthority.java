package dev.ashlar.credentials.authority;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The site's certificate authority. Its key is made once, in {@code ca.key} (mode 0600) beside {@code ca.pem}, and
 * lives as long as the site. Thread-safe.
 */
public final class CertificateAuthority {
    private static final String CERTIFICATE_FILE = "ca.pem";
    private static final String KEY_FILE = "ca.key";
    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(20L * 365);
    private static final Duration SERVER_LIFETIME = Duration.ofDays(2L * 365);
    private static final Duration OPERATOR_LIFETIME = Duration.ofDays(365);
    private static final Duration OPERATOR_RENEWED_BEFORE = Duration.ofDays(30);
    /** Where the API is found: on the host itself, and by machines behind QEMU's user network. */
    private static final List<String> SERVER_NAMES = List.of("127.0.0.1", "localhost", "10.0.2.2");

    private final SiteName site;
    private final KeyAndCertificate authority;
    private final Certificates certificates;
    private final InstantSource clock;

    private CertificateAuthority(
            SiteName site, KeyAndCertificate authority, Certificates certificates, InstantSource clock) {
        this.site = site;
        this.authority = authority;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * Opens the authority of a folder, making it when the folder has none. A certificate without its key is an error:
     * a new authority would lock out every machine that trusts the old one.
     */
    public static CertificateAuthority open(Path folder, SiteName site, InstantSource clock, SecureRandom random) {
        var files = new AuthorityFolder(folder);
        var certificates = new Certificates(random);
        if (!files.has(CERTIFICATE_FILE)) {
            var key = certificates.newKey();
            var subject = "CN=Ashlar site " + site + ",O=Ashlar";
            var certificate = certificates.authority(subject, key, clock.instant(), AUTHORITY_LIFETIME);
            files.write(CERTIFICATE_FILE, KEY_FILE, new KeyAndCertificate(key.getPrivate(), List.of(certificate)));
        }
        if (!files.has(KEY_FILE)) {
            throw AshlarException.external(files.path(KEY_FILE) + " is missing but " + files.path(CERTIFICATE_FILE)
                    + " is there: restore the key from a backup, or remove both to begin a new site");
        }
        var pair = files.read(CERTIFICATE_FILE, KEY_FILE, List.of());
        KeyMatch.check(files.path(KEY_FILE), pair);
        return new CertificateAuthority(site, pair, certificates, clock);
    }

    public SiteName site() {
        return site;
    }

    public X509Certificate certificate() {
        return authority.certificate();
    }

    /** SHA-256 of the certificate's DER form: what machines are told to trust. */
    public Digest fingerprint() {
        try {
            return Digest.of(certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the authority's certificate has no encoded form", e);
        }
    }

    /** A fresh key and certificate for the API. {@code moreNames} are DNS names or IP addresses. */
    public KeyAndCertificate issueServer(List<String> moreNames) {
        var names = new LinkedHashSet<>(SERVER_NAMES);
        names.addAll(moreNames);
        var content = new Certificates.Content(
                "CN=" + site + ",OU=server",
                List.of(KeyPurposeId.id_kp_serverAuth),
                names.stream().map(CertificateAuthority::hostName).toList());
        return issue(content, SERVER_LIFETIME);
    }

    /**
     * Sees to it that the folder holds {@code operator.crt} and {@code operator.key} (mode 0600) that this authority
     * signed and that stay valid for a month at least.
     */
    public KeyAndCertificate ensureOperator(Path folder) {
        var files = new AuthorityFolder(folder);
        if (files.has("operator.crt") && files.has("operator.key")) {
            var present = files.read("operator.crt", "operator.key", List.of(certificate()));
            if (isOurs(present.certificate(), clock.instant().plus(OPERATOR_RENEWED_BEFORE))) {
                return present;
            }
        }
        var subject = "CN=operator,OU=" + OperatorName.UNIT;
        var content = new Certificates.Content(subject, List.of(KeyPurposeId.id_kp_clientAuth), List.of());
        var issued = issue(content, OPERATOR_LIFETIME);
        files.write("operator.crt", "operator.key", issued);
        return issued;
    }

    /**
     * Signs a machine's certificate. The DNS name {@code MACHINE.SITE.ashlar} keeps clients from taking the common
     * name for a host name (RFC 6125 section 6.4.4).
     */
    public X509Certificate issueMachine(MachineSubject subject, PublicKey key, boolean provisional, Duration lifetime) {
        var uri = MachineIdentity.uri(site, subject.machine(), subject.role(), subject.image(), provisional);
        var content = new Certificates.Content(
                "CN=" + subject.machine() + ",OU=machine",
                List.of(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth),
                List.of(
                        new GeneralName(GeneralName.uniformResourceIdentifier, uri),
                        new GeneralName(GeneralName.dNSName, subject.machine() + "." + site + ".ashlar")));
        return certificates.endEntity(authority, key, content, clock.instant(), lifetime);
    }

    /** Whom a machine's certificate names. */
    public record MachineSubject(MachineName machine, RoleName role, Digest image) {}

    private KeyAndCertificate issue(Certificates.Content content, Duration lifetime) {
        var key = certificates.newKey();
        var leaf = certificates.endEntity(authority, key.getPublic(), content, clock.instant(), lifetime);
        return new KeyAndCertificate(
                key.getPrivate(), Stream.of(leaf, certificate()).toList());
    }

    private boolean isOurs(X509Certificate certificate, Instant validUntil) {
        try {
            certificate.verify(certificate().getPublicKey());
            return certificate.getNotAfter().toInstant().isAfter(validUntil);
        } catch (java.security.GeneralSecurityException e) {
            return false;
        }
    }

    private static GeneralName hostName(String name) {
        try {
            InetAddress.ofLiteral(name);
            return new GeneralName(GeneralName.iPAddress, name);
        } catch (IllegalArgumentException e) {
            return new GeneralName(GeneralName.dNSName, name);
        }
    }
}
