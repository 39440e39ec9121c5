package dev.ashlar.stacks.language;

import com.google.protobuf.Value;
import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import pulumirpc.Language.ProgramInfo;

/**
 * The jar a project names in {@code runtime.options.binary}.
 *
 * @param file absolute
 */
record ProgramJar(Path file) {
    static final String OPTION = "binary";

    static ProgramJar of(ProgramInfo program) {
        var option = program.getOptions().getFieldsOrDefault(OPTION, Value.getDefaultInstance());
        if (option.getStringValue().isBlank()) {
            throw AshlarException.user("Pulumi.yaml names no program: set runtime.options.binary to its jar");
        }
        return new ProgramJar(Path.of(program.getProgramDirectory())
                .resolve(option.getStringValue())
                .toAbsolutePath()
                .normalize());
    }

    boolean isMissing() {
        return !Files.isRegularFile(file);
    }

    /** The jar itself, then what its manifest's Class-Path names and exists. */
    List<Path> classPath() {
        var paths = new ArrayList<Path>(List.of(file));
        try (var jar = new JarFile(file.toFile())) {
            var manifest = jar.getManifest();
            var entries = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (entries != null) {
                for (var entry : entries.strip().split(" +")) {
                    paths.add(Path.of(file.toUri().resolve(URI.create(entry))));
                }
            }
        } catch (IOException e) {
            throw AshlarException.external("program jar " + file + " cannot be read: " + e.getMessage(), e);
        }
        return paths.stream().filter(Files::isRegularFile).toList();
    }
}
