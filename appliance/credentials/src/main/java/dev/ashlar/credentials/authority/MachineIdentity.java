package dev.ashlar.credentials.authority;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a machine is, as its certificate says in one URI subject alternative name:
 * {@code ashlar://SITE/machine/NAME/role/ROLE/image/SHA256HEX}, with {@code /provisional} at the end until the
 * authority has called back.
 *
 * @param image identity it proved to run when it enrolled
 * @param serial of the certificate, hexadecimal
 */
public record MachineIdentity(
        SiteName site,
        MachineName machine,
        RoleName role,
        Digest image,
        boolean provisional,
        String serial,
        Instant expiresAt) {
    private static final Pattern URI =
            Pattern.compile("ashlar://([^/]+)/machine/([^/]+)/role/([^/]+)/image/([0-9a-f]{64})(/provisional)?");
    private static final int URI_NAME = 6; // RFC 5280 section 4.2.1.6, GeneralName tag

    /**
     * Reads the identity out of a certificate whose chain TLS has verified already. Throws FORBIDDEN when it is no
     * machine's.
     */
    public static MachineIdentity of(X509Certificate certificate) {
        return read(certificate)
                .orElseThrow(() -> new AshlarException(
                        ErrorCategory.FORBIDDEN,
                        "certificate of "
                                + certificate.getSubjectX500Principal().getName()
                                + " names no machine: enrol with a ticket first"));
    }

    /** Empty when the certificate is no machine's. */
    static Optional<MachineIdentity> read(X509Certificate certificate) {
        for (var name : names(certificate)) {
            if (name.size() == 2 && name.get(0).equals(URI_NAME) && name.get(1) instanceof String text) {
                var match = URI.matcher(text);
                if (match.matches()) {
                    return Optional.of(new MachineIdentity(
                            new SiteName(match.group(1)),
                            new MachineName(match.group(2)),
                            new RoleName(match.group(3)),
                            Digest.ofHex(match.group(4)),
                            match.group(5) != null,
                            serial(certificate),
                            certificate.getNotAfter().toInstant()));
                }
            }
        }
        return Optional.empty();
    }

    /** As certificates are recorded in the ledger. */
    public static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    static String uri(SiteName site, MachineName machine, RoleName role, Digest image, boolean provisional) {
        return "ashlar://" + site + "/machine/" + machine + "/role/" + role + "/image/" + image.hex()
                + (provisional ? "/provisional" : "");
    }

    private static Iterable<List<?>> names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
