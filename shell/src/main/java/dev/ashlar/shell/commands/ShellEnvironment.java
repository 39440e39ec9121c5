package dev.ashlar.shell.commands;

import dev.ashlar.client.SiteClient;
import dev.ashlar.client.SiteFiles;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.site.SiteFile;
import dev.ashlar.images.builder.BuilderSettings;
import dev.ashlar.images.builder.ImageBuilder;
import dev.ashlar.process.ProgramRunner;
import dev.ashlar.shell.line.ShellCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What commands work with. Clients are opened when first needed and kept until closed.
 *
 * @param variables environment variables
 * @param workingDirectory where the builder looks for the project when no variable names it
 */
public record ShellEnvironment(
        Map<String, String> variables,
        Path workingDirectory,
        PrintStream out,
        PrintStream err,
        Map<SiteFile, SiteClient> clients)
        implements AutoCloseable {
    /** A command's work; answers the exit code. */
    public interface Work {
        int run(Invocation invocation) throws Exception;
    }

    public static ShellEnvironment of(
            Map<String, String> variables, Path workingDirectory, PrintStream out, PrintStream err) {
        return new ShellEnvironment(Map.copyOf(variables), workingDirectory, out, err, new HashMap<>());
    }

    public Path home() {
        return SiteFiles.home(variables);
    }

    SiteName site(Optional<String> given) {
        return given.map(SiteName::new).orElseGet(() -> SiteFiles.site(variables));
    }

    /** A client of the site as it runs now; fails when it does not. */
    public SiteClient client(SiteName site) {
        return clients.computeIfAbsent(SiteFiles.find(home(), site), SiteClient::new);
    }

    public ImageBuilder builder() {
        var settings = BuilderSettings.fromEnvironment(variables, workingDirectory);
        return new ImageBuilder(settings, new ProgramRunner(), InstantSource.system());
    }

    /** The work as an action of Spring Shell. */
    ShellCommand.Action action(Work work) {
        return context -> work.run(new Invocation(context, this));
    }

    /** The same for work that cannot fail but by exception. */
    ShellCommand.Action doing(Consumer<Invocation> work) {
        return context -> {
            work.accept(new Invocation(context, this));
            return 0;
        };
    }

    @Override
    public void close() {
        clients.values().forEach(SiteClient::close);
        clients.clear();
    }
}
