package dev.ashlar.contract;

import java.util.regex.Pattern;

/** The one rule for names of sites, machines and roles: a DNS label (RFC 1123) of lower-case letters. */
final class Names {
    private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private Names() {}

    static void check(String kind, String value) {
        if (!LABEL.matcher(value).matches()) {
            throw AshlarException.user(kind + " name \"" + value
                    + "\" is not valid: use 1 to 63 lower-case letters, digits and hyphens, beginning with a letter");
        }
    }
}
