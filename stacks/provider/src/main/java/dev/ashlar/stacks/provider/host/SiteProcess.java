package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.site.SiteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The process of one site and its folder.
 *
 * @param home {@code ASHLAR_HOME}
 * @param launch how it is run
 */
record SiteProcess(Path home, SiteName site, Launch launch) {
    /**
     * How sites are run.
     *
     * @param java the JVM
     * @param classPath of the site's program, as for {@code java -cp}
     * @param cache {@code ASHLAR_CACHE}
     */
    public record Launch(Path java, String classPath, Path cache) {}

    private static final String MAIN = "dev.ashlar.stacks.site.Main";
    private static final int TAIL_LINES = 15;

    Path folder() {
        return home.resolve("sites").resolve(site.value());
    }

    Path siteFile() {
        return folder().resolve("site.json");
    }

    Path log() {
        return folder().resolve("log").resolve("site.log");
    }

    /** Empty when it was never written, or was removed because the site stopped. */
    Optional<SiteFile> read() {
        try {
            return Files.exists(siteFile())
                    ? Optional.of(Json.read(Files.readString(siteFile()), SiteFile.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw AshlarException.external(siteFile() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The process named in the site file, while it lives and is still a site. */
    Optional<ProcessHandle> handle() {
        return read().flatMap(file -> ProcessHandle.of(file.pid()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .commandLine()
                        .map(line -> line.contains(MAIN))
                        .orElse(true));
    }

    /** Starts it in a session of its own, so that it outlives this process and the terminal. */
    Process start(Optional<String> settings) {
        try {
            Files.createDirectories(log().getParent());
            Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
            if (settings.isPresent()) {
                writeSettings(settings.get());
            }
            var builder = new ProcessBuilder(command());
            // Pulumi's own variables, its passphrase among them, are none of the site's business.
            builder.environment().keySet().removeIf(name -> name.startsWith("PULUMI_"));
            return builder.directory(folder().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw AshlarException.external("site " + site + " cannot be started: " + e.getMessage(), e);
        }
    }

    private List<String> command() {
        return List.of(
                "setsid",
                launch.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                launch.classPath(),
                MAIN,
                "--home",
                home.toString(),
                "--site",
                site.value(),
                "--cache",
                launch.cache().toString());
    }

    private void writeSettings(String settings) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(folder(), "settings", ".tmp", owner);
        Files.writeString(fresh, settings);
        Files.move(fresh, folder().resolve("settings.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The end of its log, for messages. */
    String lastLines() {
        try {
            var lines = Files.readString(log(), StandardCharsets.UTF_8).lines().toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException _) {
            return "(no log at " + log() + ")";
        }
    }
}
