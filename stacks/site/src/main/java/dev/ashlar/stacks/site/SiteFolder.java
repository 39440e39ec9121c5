package dev.ashlar.stacks.site;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.SiteName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where everything of one site is kept. Private to its owner (0700).
 *
 * @param home {@code ASHLAR_HOME}, shared by all sites of this user
 * @param root the site's own folder
 */
record SiteFolder(Path home, Path root) {
    static SiteFolder of(Path home, SiteName name) {
        var absolute = home.toAbsolutePath().normalize();
        return new SiteFolder(absolute, absolute.resolve("sites").resolve(name.value()));
    }

    /** Makes the folders that are missing. */
    void create() {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(log());
            Files.createDirectories(spool());
        } catch (IOException e) {
            throw AshlarException.external("site folder " + root + " cannot be made: " + e.getMessage(), e);
        }
    }

    Path siteFile() {
        return root.resolve("site.json");
    }

    Path settings() {
        return root.resolve("settings.json");
    }

    Path lock() {
        return root.resolve("site.lock");
    }

    Path ports() {
        return root.resolve("ports.json");
    }

    Path authority() {
        return root;
    }

    Path ledger() {
        return root.resolve("ledger");
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path machines() {
        return root.resolve("machines");
    }

    Path log() {
        return root.resolve("log");
    }

    Path spool() {
        return root.resolve("spool");
    }

    Path imageSigner() {
        return home.resolve("keys").resolve("image-signing.pub");
    }

    Path secureBootCertificate() {
        return home.resolve("keys").resolve("secure-boot.crt");
    }
}
