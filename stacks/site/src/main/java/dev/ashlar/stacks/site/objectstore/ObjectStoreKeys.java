package dev.ashlar.stacks.site.objectstore;

import dev.ashlar.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random keys of a local endpoint, redacted in {@link #toString}. */
record ObjectStoreKeys(String accessKey, String secretKey) {
    private static final String FILE = "keys.json";
    private static final int ACCESS_BYTES = 10;
    private static final int SECRET_BYTES = 32;

    /** The keys kept in the folder; made there once. */
    static ObjectStoreKeys in(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            write(new ObjectStoreKeys(random(ACCESS_BYTES), random(SECRET_BYTES)), file);
        }
        return Json.read(Files.readString(file), ObjectStoreKeys.class);
    }

    private static void write(ObjectStoreKeys keys, Path file) throws IOException {
        var part = Files.createTempFile(
                file.resolveSibling(""),
                "keys",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, Json.write(keys));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "ObjectStoreKeys[***]";
    }
}
