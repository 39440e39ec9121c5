package dev.ashlar.images.builder.lock;

import dev.ashlar.contract.Digest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One Debian package, pinned.
 *
 * @param version with epoch
 * @param archive {@code debian} or {@code debian-security}: the last segment of its mirrors' addresses
 * @param path of the file below the mirror's root
 */
public record LockedPackage(
        String name, String version, String architecture, String archive, String path, long sizeBytes, Digest sha256) {

    /** Package URL (ECMA-427) of this package in {@code release}. */
    public String purl(String release) {
        return "pkg:deb/debian/" + encoded(name) + "@" + encoded(version) + "?arch=" + architecture + "&distro="
                + release;
    }

    /** Whether this mirror serves the archive the package is in. */
    boolean isServedBy(URI mirror) {
        return mirror.getPath().replaceFirst("/$", "").endsWith("/" + archive);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%7E", "~");
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
