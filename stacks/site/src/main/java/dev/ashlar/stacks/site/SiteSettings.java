package dev.ashlar.stacks.site;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the owner of a site may choose, kept in {@code settings.json} (0600) in its folder. Everything has a default.
 *
 * @param ledger an external PostgreSQL instead of the site's own
 * @param objectStore an external S3 endpoint instead of the site's own
 */
public record SiteSettings(Optional<ExternalLedger> ledger, Optional<ExternalObjectStore> objectStore) {
    /** @param url JDBC URL without user and password */
    public record ExternalLedger(String url, String user, String password) {
        @Override
        public String toString() {
            return "ExternalLedger[" + url + ", " + user + ", ***]";
        }
    }

    /** @param endpoint http(s)://host:port */
    public record ExternalObjectStore(
            String endpoint, String bucket, Optional<String> region, String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "ExternalObjectStore[" + endpoint + ", " + bucket + ", " + accessKey + ", ***]";
        }
    }

    static SiteSettings read(Path file) {
        if (!Files.exists(file)) {
            return new SiteSettings(Optional.empty(), Optional.empty());
        }
        try {
            return Json.read(Files.readString(file), SiteSettings.class);
        } catch (IOException e) {
            throw AshlarException.external("settings " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
