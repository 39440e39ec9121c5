package dev.ashlar.images.builder;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.images.builder.lock.PackageLock;
import dev.ashlar.images.builder.plan.InputFile;
import dev.ashlar.images.builder.plan.RoleDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a plan is made from: the lock, and the digests of recipe, role and jars. */
final class BuildInputs {
    /** The parts of the recipe folder that an image depends on; the lock and the roles count by themselves. */
    private static final List<String> RECIPE = List.of("default.nix", "lib");

    private final BuilderSettings settings;

    BuildInputs(BuilderSettings settings) {
        this.settings = settings;
    }

    PackageLock lock() {
        var file = settings.lockFile();
        try {
            return PackageLock.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw AshlarException.external("cannot read the package lock " + file + "; run ashlar image lock", e);
        }
    }

    List<InputFile> files(RoleDescription role) {
        var inputs = new ArrayList<InputFile>();
        inputs.add(input("role", role.file()));
        inputs.add(input("uki-tool", existing(settings.ukiTool())));
        for (var part : RECIPE) {
            add(inputs, "recipe/", settings.recipe(), settings.recipe().resolve(part), ".*");
        }
        var classList = settings.recipe().resolve("classlists").resolve(role.name() + ".txt");
        if (Files.exists(classList)) {
            inputs.add(input("classlist", classList));
        }
        var jars = existing(settings.jars(role.jarSet()));
        add(inputs, "jar/", jars, jars, ".*\\.jar");
        return inputs;
    }

    private static Path existing(Path file) {
        if (!Files.exists(file)) {
            throw AshlarException.external(
                    "the appliance is not built: " + file + " is missing; run ./ashlar up, or mvn package -DskipTests");
        }
        return file;
    }

    private static void add(List<InputFile> inputs, String prefix, Path root, Path start, String pattern) {
        try (Stream<Path> files = Files.walk(start)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(pattern))
                    .sorted()
                    .forEach(file -> inputs.add(input(prefix + root.relativize(file), file)));
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + start + ": " + e.getMessage(), e);
        }
    }

    private static InputFile input(String name, Path file) {
        try {
            return new InputFile(name, Digest.ofFile(file));
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
