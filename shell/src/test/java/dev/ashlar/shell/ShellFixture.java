package dev.ashlar.shell;

import dev.ashlar.contract.Json;
import dev.ashlar.shell.commands.ShellEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The shell as a script sees it, with a scripted site named lab. */
final class ShellFixture implements AutoCloseable {
    /** What one command did. */
    record Result(int exitCode, String out, String err) {}

    private final Path home;
    private final ScriptedSite site;

    ShellFixture(Path home) throws IOException {
        this.home = home;
        var folder = Files.createDirectories(home.resolve("sites/lab"));
        this.site = new ScriptedSite(folder);
        Files.writeString(folder.resolve("site.json"), Json.write(site.file()));
    }

    ScriptedSite site() {
        return site;
    }

    Result run(String... words) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var variables = Map.of("ASHLAR_HOME", home.toString());
        try (var environment = ShellEnvironment.of(variables, home, stream(out), stream(err))) {
            int exitCode = Main.run(List.of(words), environment);
            return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        site.close();
    }
}
