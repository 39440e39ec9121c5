package dev.ashlar.credentials.authority;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Reads the common name of a certificate whose organisational unit is {@value #UNIT}. */
final class OperatorName {
    static final String UNIT = "operator";

    private OperatorName() {}

    static Optional<String> of(X509Certificate certificate) {
        try {
            var name = new LdapName(certificate.getSubjectX500Principal().getName());
            return attribute(name, "OU").filter(UNIT::equals).flatMap(_ -> attribute(name, "CN"));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> attribute(LdapName name, String type) {
        return name.getRdns().stream()
                .filter(part -> part.getType().equalsIgnoreCase(type))
                .map(part -> String.valueOf(part.getValue()))
                .findFirst();
    }
}
