package dev.ashlar.images.builder;

import dev.ashlar.contract.AshlarException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the builder works. All paths are absolute.
 *
 * @param checkout the project's folder: recipes in {@code nix/}, jars in {@code appliance/service/target/appliance/}
 * @param home keys and the local image store
 * @param cache downloads and the Nix store; may be deleted at any time
 */
public record BuilderSettings(Path checkout, Path home, Path cache) {
    public BuilderSettings {
        checkout = checkout.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
    }

    /** From ASHLAR_CHECKOUT (else the nearest folder upwards with nix/default.nix), ASHLAR_HOME and ASHLAR_CACHE. */
    public static BuilderSettings fromEnvironment(Map<String, String> environment, Path workingDirectory) {
        var user = Path.of(Optional.ofNullable(environment.get("HOME")).orElse("/root"));
        var checkout = path(environment, "ASHLAR_CHECKOUT").orElseGet(() -> enclosingCheckout(workingDirectory));
        return new BuilderSettings(
                checkout,
                path(environment, "ASHLAR_HOME").orElse(user.resolve(".local/share/ashlar")),
                path(environment, "ASHLAR_CACHE").orElse(user.resolve(".cache/ashlar")));
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static Path enclosingCheckout(Path start) {
        for (var folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("nix/default.nix"))) {
                return folder;
            }
        }
        throw AshlarException.user(
                "the project folder was not found from " + start + "; run inside it or set ASHLAR_CHECKOUT to it");
    }

    Path recipe() {
        return checkout.resolve("nix");
    }

    Path lockFile() {
        return recipe().resolve("lock.json");
    }

    /** The jars of one set; Maven puts them there. */
    Path jars(String jarSet) {
        return checkout.resolve("appliance/service/target/appliance")
                .resolve(jarSet)
                .resolve("lib");
    }

    Path ukiTool() {
        return checkout.resolve("images/builder/target/ashlar-builder-" + version() + "-uki.jar");
    }

    private static String version() {
        return Optional.ofNullable(BuilderSettings.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
    }

    Path keys() {
        return home.resolve("keys");
    }

    Path images() {
        return home.resolve("images");
    }

    Path packages() {
        return cache.resolve("debs");
    }

    Path nixStore() {
        return cache.resolve("nix");
    }

    Path secondNixStore() {
        return cache.resolve("nix-rebuild");
    }
}
