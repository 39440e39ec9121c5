package dev.ashlar.contract;

import java.util.regex.Pattern;

/**
 * A role and a version, written {@code role:version}. The manifest's digest, not this, is what machines are bound to.
 *
 * @param version letters, digits, dots, plus and hyphens; 1 to 64 characters
 */
public record ImageReference(RoleName role, String version) implements Comparable<ImageReference> {
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");

    public ImageReference {
        if (!VERSION.matcher(version).matches()) {
            throw AshlarException.user("image version \"" + version
                    + "\" is not valid: use 1 to 64 letters, digits, dots, plus signs and hyphens");
        }
    }

    public static ImageReference parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw AshlarException.user(
                    "image reference \"" + text + "\" is not role:version, for instance agent:1.0.0");
        }
        return new ImageReference(new RoleName(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public int compareTo(ImageReference other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return role + ":" + version;
    }
}
