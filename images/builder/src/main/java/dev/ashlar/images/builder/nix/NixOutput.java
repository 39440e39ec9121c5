package dev.ashlar.images.builder.nix;

import com.google.gson.reflect.TypeToken;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one build, as {@code nix/README.md} defines them. */
public record NixOutput(Path directory) {
    /**
     * A package in the image.
     *
     * @param unpackedBytes it takes there
     */
    public record Item(String name, String version, String architecture, String sha256, long unpackedBytes) {}

    public Path kernel() {
        return directory.resolve("vmlinuz");
    }

    public Path initrd() {
        return directory.resolve("initrd");
    }

    /** Unsigned. */
    public Path uki() {
        return directory.resolve("image.efi");
    }

    public List<Item> packages() {
        return Json.read(text("packages.json"), new TypeToken<List<Item>>() {});
    }

    public List<String> kernelParameters() {
        return List.of(text("cmdline").strip().split("\\s+"));
    }

    private String text(String name) {
        var file = directory.resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw AshlarException.external("the build left no readable " + file, e);
        }
    }
}
