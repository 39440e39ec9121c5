package dev.ashlar.stacks.language;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.process.Command;
import dev.ashlar.process.ProgramRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes the program's jar with Maven when it is missing or older than a source file. */
final class ProgramBuild {
    private ProgramBuild() {}

    static void run(ProgramJar jar, Path directory, Consumer<String> lines) {
        var pom = directory.resolve("pom.xml");
        if (!Files.exists(pom)) {
            if (jar.isMissing()) {
                throw AshlarException.notFound("program jar " + jar.file() + " is missing and there is no " + pom);
            }
            return;
        }
        if (jar.isMissing() || isStale(jar.file(), directory.resolve("src")) || isStale(jar.file(), pom)) {
            var wrapper = directory.resolve("mvnw");
            var maven = Files.isExecutable(wrapper) ? wrapper.toString() : "mvn";
            new ProgramRunner()
                    .run(
                            Command.of(maven, "-q", "-DskipTests", "package")
                                    .in(directory)
                                    .within(Duration.ofMinutes(15)),
                            lines)
                    .orFail("building " + jar.file());
        }
    }

    private static boolean isStale(Path jar, Path source) {
        if (!Files.exists(source)) {
            return false;
        }
        try (var files = Files.walk(source)) {
            var built = Files.getLastModifiedTime(jar);
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(built) > 0) {
                    return true;
                }
            }
            return false;
        } catch (java.io.IOException e) {
            throw AshlarException.external("cannot look at " + source + ": " + e.getMessage(), e);
        }
    }
}
