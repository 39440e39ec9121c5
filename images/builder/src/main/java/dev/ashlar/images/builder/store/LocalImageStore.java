package dev.ashlar.images.builder.store;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.image.Blob;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.images.builder.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Images in a folder: {@code blobs/HEX}, {@code manifests/HEX.json}, {@code references/ROLE/VERSION} holding the
 * image's identity. Written in that order, each file complete or absent, so a crash leaves at most bytes nobody names.
 * Several processes may use one folder.
 */
public final class LocalImageStore {
    private final Path directory;

    public LocalImageStore(Path directory) {
        this.directory = directory;
    }

    /** Copies a file in, unless its bytes are here already. The blob is read back and verified. */
    public Blob put(Path file) {
        try {
            var blob = new Blob(Digest.ofFile(file), Files.size(file));
            if (!isIntact(blob)) {
                AtomicFiles.copy(file, file(blob));
            }
            if (!isIntact(blob)) {
                throw AshlarException.external(file(blob) + " does not hold what was written; check the disk");
            }
            return blob;
        } catch (IOException e) {
            throw AshlarException.external("cannot store " + file + ": " + e.getMessage(), e);
        }
    }

    public Blob put(byte[] content) {
        var blob = new Blob(Digest.of(content), content.length);
        if (!isIntact(blob)) {
            AtomicFiles.write(file(blob), content, "rw-r--r--");
        }
        return blob;
    }

    /** Where the blob's bytes are, whether or not they are there. */
    public Path file(Blob blob) {
        return directory.resolve("blobs").resolve(blob.digest().hex());
    }

    /** Whether the blob is here with the right size and digest; reads all of it. */
    public boolean isIntact(Blob blob) {
        var file = file(blob);
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == blob.sizeBytes()
                    && Digest.ofFile(file).equals(blob.digest());
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes the image known by its reference. Its blobs must be here.
     *
     * @param replace whether the reference may move from another image
     */
    public void publish(SignedManifest signed, boolean replace) {
        var manifest = signed.parse();
        var reference = manifest.reference();
        refuseOtherIdentity(reference, signed.id(), replace);
        AtomicFiles.write(manifestFile(signed.id()), bytes(Json.write(signed)), "rw-r--r--");
        AtomicFiles.write(referenceFile(reference), bytes(signed.id().text() + "\n"), "rw-r--r--");
    }

    /** Throws CONFLICT when the reference names another image and may not be replaced. */
    public void refuseOtherIdentity(ImageReference reference, Digest id, boolean replace) {
        var known = identity(reference);
        if (!replace && known.isPresent() && !known.get().equals(id)) {
            throw AshlarException.conflict("image " + reference + " exists already with other content (identity "
                    + known.get().brief() + ", now " + id.brief()
                    + "); choose another --version, or use --replace");
        }
    }

    public Optional<Digest> identity(ImageReference reference) {
        return read(referenceFile(reference)).map(text -> new Digest(text.strip()));
    }

    public Optional<SignedManifest> find(ImageReference reference) {
        return identity(reference).flatMap(this::find);
    }

    public Optional<SignedManifest> find(Digest id) {
        return read(manifestFile(id)).map(text -> Json.read(text, SignedManifest.class));
    }

    /** Every image a reference names, sorted by reference. */
    public List<SignedManifest> list() {
        return references()
                .sorted()
                .flatMap(reference -> find(reference).stream())
                .toList();
    }

    private Stream<ImageReference> references() {
        return children(directory.resolve("references")).stream()
                .flatMap(role -> children(role).stream()
                        .map(version -> new ImageReference(new RoleName(name(role)), name(version))));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AshlarException.external("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Path manifestFile(Digest id) {
        return directory.resolve("manifests").resolve(id.hex() + ".json");
    }

    private Path referenceFile(ImageReference reference) {
        return directory.resolve("references").resolve(reference.role().value()).resolve(reference.version());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
