package dev.ashlar.stacks.language;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import pulumirpc.Plugin.PackageDependency;

/** Finds the providers a program needs: every Pulumi package carries a {@code plugin.json} in its jar. */
final class RequiredPackages {
    private RequiredPackages() {}

    static List<PackageDependency> of(ProgramJar program) {
        if (program.isMissing()) {
            return List.of();
        }
        return program.classPath().stream()
                .flatMap(RequiredPackages::declaredIn)
                .distinct()
                .toList();
    }

    private static Stream<PackageDependency> declaredIn(Path jarFile) {
        try (var jar = new JarFile(jarFile.toFile())) {
            var found = Stream.<PackageDependency>builder();
            for (var entry :
                    jar.stream().filter(RequiredPackages::isDeclaration).toList()) {
                try (var reader = new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8)) {
                    var declaration = JsonParser.parseReader(reader).getAsJsonObject();
                    if (declaration.has("name") && text(declaration, "resource").equals("true")) {
                        found.add(dependency(declaration));
                    }
                }
            }
            return found.build();
        } catch (IOException e) {
            throw AshlarException.external("program jar " + jarFile + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isDeclaration(JarEntry entry) {
        return entry.getName().endsWith("/plugin.json");
    }

    private static PackageDependency dependency(JsonObject declaration) {
        return PackageDependency.newBuilder()
                .setName(text(declaration, "name"))
                .setKind("resource")
                .setVersion(text(declaration, "version"))
                .setServer(text(declaration, "server"))
                .build();
    }

    private static String text(JsonObject declaration, String member) {
        return declaration.has(member) ? declaration.get(member).getAsString() : "";
    }
}
