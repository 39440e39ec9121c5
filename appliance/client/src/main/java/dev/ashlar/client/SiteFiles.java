package dev.ashlar.client;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Where this host's sites say how they are reached. */
public final class SiteFiles {
    private static final String DEFAULT_SITE = "lab";

    private SiteFiles() {}

    /** {@code ASHLAR_HOME}, or {@code ~/.local/share/ashlar}. */
    public static Path home(Map<String, String> environment) {
        var given = environment.getOrDefault("ASHLAR_HOME", "");
        return given.isBlank()
                ? Path.of(environment.getOrDefault("HOME", "."), ".local", "share", "ashlar")
                : Path.of(given).toAbsolutePath();
    }

    /** {@code ASHLAR_SITE}, or {@code lab}. */
    public static SiteName site(Map<String, String> environment) {
        var given = environment.getOrDefault("ASHLAR_SITE", "");
        return new SiteName(given.isBlank() ? DEFAULT_SITE : given);
    }

    /** The file of a running site; fails with what to do when the site does not run. */
    public static SiteFile find(Path ashlarHome, SiteName site) {
        var file = ashlarHome.resolve("sites").resolve(site.value()).resolve("site.json");
        try {
            return Json.read(Files.readString(file), SiteFile.class);
        } catch (NoSuchFileException e) {
            throw new AshlarException(
                    ErrorCategory.EXTERNAL,
                    "site " + site + " is not running: there is no " + file + "; start it with ./ashlar up",
                    e);
        } catch (IOException e) {
            throw AshlarException.external("site " + site + ": cannot read " + file + ": " + e, e);
        }
    }
}
