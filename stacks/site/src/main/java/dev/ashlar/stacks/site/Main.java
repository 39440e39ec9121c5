package dev.ashlar.stacks.site;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.SiteName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The site's process: {@code --home FOLDER --site NAME [--cache FOLDER]}. Runs until it is told to stop through its API
 * or by SIGTERM. Writes {@code site.json} when it serves and removes it when it stops in good order.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            QuietLibraries.apply();
            run(options(arguments));
            System.exit(0); // libraries' threads may linger
        } catch (AshlarException e) {
            System.err.println("ashlar site: " + e.getMessage());
            System.exit(e.category().exitCode());
        }
    }

    private static void run(Map<String, String> options) throws InterruptedException {
        var name = new SiteName(options.getOrDefault("--site", "lab"));
        var folder = SiteFolder.of(Path.of(required(options, "--home")), name);
        var cache = Path.of(options.getOrDefault("--cache", System.getProperty("user.home") + "/.cache/ashlar"));
        try (var site = Site.open(name, folder, cache)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(site, folder)));
            announce(site, folder);
            System.out.println("site " + name + " serves at " + site.file().apiUrl());
            site.awaitStop();
        } finally {
            withdraw(folder);
        }
    }

    private static void finish(Site site, SiteFolder folder) {
        withdraw(folder);
        site.close();
    }

    private static void announce(Site site, SiteFolder folder) {
        var draft = folder.siteFile().resolveSibling("site.json.new");
        try {
            Files.writeString(draft, Json.writePretty(site.file()));
            Files.move(draft, folder.siteFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw AshlarException.external("cannot write " + folder.siteFile() + ": " + e.getMessage(), e);
        }
    }

    private static void withdraw(SiteFolder folder) {
        try {
            Files.deleteIfExists(folder.siteFile());
        } catch (IOException e) {
            System.err.println("ashlar site: cannot remove " + folder.siteFile() + ": " + e.getMessage());
        }
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new HashMap<String, String>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if (arguments.length % 2 != 0) {
            throw AshlarException.user("option " + arguments[arguments.length - 1] + " has no value");
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null) {
            throw AshlarException.user("option " + name + " is missing: --home FOLDER --site NAME");
        }
        return value;
    }
}
