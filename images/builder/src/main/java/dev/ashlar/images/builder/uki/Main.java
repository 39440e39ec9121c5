package dev.ashlar.images.builder.uki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code java -cp ashlar-builder.jar dev.ashlar.images.builder.uki.Main --stub FILE --osrel FILE --cmdline FILE [--uname
 * FILE] --linux FILE --initrd FILE --out FILE}. The PE time stamp is {@code SOURCE_DATE_EPOCH}.
 */
public final class Main {
    private static final List<String> SECTIONS = List.of("osrel", "cmdline", "uname", "linux", "initrd");
    private static final List<String> REQUIRED = List.of("stub", "osrel", "cmdline", "linux", "initrd", "out");

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
        var sections = new ArrayList<UkiSection>();
        for (var name : SECTIONS) {
            if (files.containsKey(name)) {
                sections.add(new UkiSection("." + name, Files.readAllBytes(files.get(name))));
            }
        }
        var uki = UkiAssembler.assemble(Files.readAllBytes(files.get("stub")), sections, epochSeconds);
        Files.write(files.get("out"), uki);
    }

    static Map<String, Path> parse(String[] arguments) {
        var files = new TreeMap<String, Path>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            var name = arguments[i].replaceFirst("^--", "");
            if (!REQUIRED.contains(name) && !SECTIONS.contains(name)) {
                throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
            files.put(name, Path.of(arguments[i + 1]));
        }
        for (var name : REQUIRED) {
            if (!files.containsKey(name)) {
                throw new IllegalArgumentException("option --" + name + " FILE is missing");
            }
        }
        return files;
    }
}
