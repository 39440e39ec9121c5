package dev.ashlar.shell.interactive;

import dev.ashlar.client.SiteClient;
import dev.ashlar.client.SiteFiles;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.images.builder.BuilderSettings;
import dev.ashlar.shell.commands.ShellEnvironment;
import dev.ashlar.shell.line.Parameter;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Names that exist now. A site that does not run has none: completion never fails. */
final class LiveNames {
    private final ShellEnvironment environment;

    LiveNames(ShellEnvironment environment) {
        this.environment = environment;
    }

    List<String> of(Parameter.Kind kind) {
        return switch (kind) {
            case MACHINE ->
                quietly(() -> client().machines().stream()
                        .map(MachineView::name)
                        .map(Object::toString)
                        .toList());
            case IMAGE ->
                Stream.concat(quietly(this::published).stream(), quietly(this::local).stream())
                        .distinct()
                        .sorted()
                        .toList();
            case ROLE -> quietly(this::roles);
            case FILE, TEXT -> List.of();
        };
    }

    private SiteClient client() {
        return environment.client(SiteFiles.site(environment.variables()));
    }

    private List<String> published() {
        return client().images().stream()
                .map(image -> image.reference().toString())
                .toList();
    }

    private List<String> local() {
        return environment.builder().list().stream()
                .map(SignedManifest::parse)
                .map(manifest -> manifest.reference().toString())
                .toList();
    }

    private List<String> roles() {
        var settings = BuilderSettings.fromEnvironment(environment.variables(), environment.workingDirectory());
        var files = settings.checkout().resolve("nix/roles").toFile().list((_, name) -> name.endsWith(".nix"));
        return files == null
                ? List.of()
                : Stream.of(files)
                        .map(name -> name.replace(".nix", ""))
                        .sorted()
                        .toList();
    }

    private static List<String> quietly(Supplier<List<String>> names) {
        try {
            return names.get();
        } catch (AshlarException _) {
            return List.of();
        }
    }
}
