package dev.ashlar.images.builder.uki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * {@code java -jar ashlar-builder-uki.jar --stub FILE --kernel FILE --initrd FILE --cmdline FILE --os-release FILE --output
 * FILE}. The PE time stamp is {@code SOURCE_DATE_EPOCH}.
 */
public final class Main {
    private static final List<String> OPTIONS = List.of("stub", "kernel", "initrd", "cmdline", "os-release", "output");

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        try {
            assemble(parse(arguments), Integer.parseInt(System.getenv().getOrDefault("SOURCE_DATE_EPOCH", "0")));
        } catch (IllegalArgumentException e) {
            System.err.println("uki: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void assemble(Map<String, Path> files, int epochSeconds) throws IOException {
        var sections = List.of(
                section(".osrel", files, "os-release"),
                section(".cmdline", files, "cmdline"),
                section(".linux", files, "kernel"),
                section(".initrd", files, "initrd"));
        var uki = UkiAssembler.assemble(Files.readAllBytes(file(files, "stub")), sections, epochSeconds);
        Files.write(file(files, "output"), uki);
    }

    private static UkiSection section(String name, Map<String, Path> files, String option) throws IOException {
        return new UkiSection(name, Files.readAllBytes(file(files, option)));
    }

    private static Path file(Map<String, Path> files, String option) {
        return Objects.requireNonNull(files.get(option), option);
    }

    static Map<String, Path> parse(String[] arguments) {
        var files = new TreeMap<String, Path>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            var name = arguments[i].replaceFirst("^--", "");
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
            files.put(name, Path.of(arguments[i + 1]));
        }
        for (var name : OPTIONS) {
            if (!files.containsKey(name)) {
                throw new IllegalArgumentException("option --" + name + " FILE is missing");
            }
        }
        return files;
    }
}
