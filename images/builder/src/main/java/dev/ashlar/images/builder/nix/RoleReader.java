package dev.ashlar.images.builder.nix;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.RoleName;
import dev.ashlar.images.builder.plan.RoleDescription;
import dev.ashlar.process.Command;
import dev.ashlar.process.ProgramRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds role files by name and evaluates them. */
public final class RoleReader {
    private final ProgramRunner runner;

    public RoleReader(ProgramRunner runner) {
        this.runner = runner;
    }

    /**
     * @param directories searched in order for {@code NAME.nix}
     */
    public RoleDescription read(RoleName name, List<Path> directories) {
        var file = directories.stream()
                .map(directory ->
                        directory.resolve(name + ".nix").toAbsolutePath().normalize())
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> AshlarException.notFound(
                        "role " + name + " does not exist: there is no " + name + ".nix in " + directories));
        var outcome = runner.run(NixStore.withoutUserSettings(
                Command.of("nix-instantiate", "--store", "dummy://", "--eval", "--strict", "--json", file.toString())));
        if (outcome.exitCode() != 0) {
            throw AshlarException.user("role file " + file + " is not valid: "
                    + outcome.lastLines().strip());
        }
        return describe(name, file, Json.read(outcome.output(), Written.class));
    }

    private static RoleDescription describe(RoleName name, Path file, Written role) {
        if (!role.name().equals(name.value())) {
            throw AshlarException.user(
                    "role file " + file + " says it is role " + role.name() + "; rename one of the two");
        }
        return new RoleDescription(
                name,
                file,
                role.java().jars().orElse(role.name()),
                role.packages(),
                role.kernelParameters(),
                role.memoryMinimumMebibytes());
    }

    /** The members of a role file the builder needs. */
    private record Written(
            String name, List<String> packages, Java java, List<String> kernelParameters, int memoryMinimumMebibytes) {}

    private record Java(Optional<String> jars) {}
}
