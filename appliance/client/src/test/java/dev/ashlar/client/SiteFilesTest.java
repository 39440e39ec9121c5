package dev.ashlar.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteFilesTest {
    private static final SiteName LAB = new SiteName("lab");

    @TempDir
    private Path home;

    @Test
    void findsTheFileOfARunningSite() throws IOException {
        var file = new SiteFile(LAB, 7, "https://127.0.0.1:1", "ca.pem", "operator.crt", "operator.key");
        var folder = Files.createDirectories(home.resolve("sites/lab"));
        Files.writeString(folder.resolve("site.json"), Json.write(file));

        assertEquals(file, SiteFiles.find(home, LAB));
    }

    @Test
    void saysWhatToDoWhenThereIsNone() {
        var failure = assertThrows(AshlarException.class, () -> SiteFiles.find(home, LAB));

        assertEquals(ErrorCategory.EXTERNAL, failure.category());
        assertEquals(
                "site lab is not running: there is no " + home.resolve("sites/lab/site.json")
                        + "; start it with ./ashlar up",
                failure.getMessage());
    }

    @Test
    void readsHomeAndSiteFromTheEnvironment() {
        assertEquals(Path.of("/h/.local/share/ashlar"), SiteFiles.home(Map.of("HOME", "/h")));
        assertEquals(Path.of("/a b"), SiteFiles.home(Map.of("HOME", "/h", "ASHLAR_HOME", "/a b")));
        assertEquals(LAB, SiteFiles.site(Map.of()));
        assertEquals(new SiteName("rack"), SiteFiles.site(Map.of("ASHLAR_SITE", "rack")));
    }
}
