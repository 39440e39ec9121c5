package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.machine.MachineSpec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything kept of one machine. {@code spec.json} is written last and by rename: a folder without it is the rest of
 * an interrupted create or delete.
 */
record MachineFolder(Path path) {
    private static final Logger LOGGER = LoggerFactory.getLogger(MachineFolder.class);

    /** Whether this is the rest of an interrupted create or delete. */
    boolean isRemnant() {
        return !Files.exists(path.resolve("spec.json"));
    }

    Path console() {
        return path.resolve("console.log");
    }

    Path qemuPid() {
        return path.resolve("qemu.pid");
    }

    Path tpmPid() {
        return path.resolve("swtpm.pid");
    }

    Path tpmState() {
        return path.resolve("tpm");
    }

    Optional<MachineSpec> spec() {
        return read("spec.json", MachineSpec.class);
    }

    Optional<Wiring> wiring() {
        return read("wiring.json", Wiring.class);
    }

    void write(MachineSpec spec) {
        write("spec.json", Json.writePretty(spec));
    }

    void write(Wiring wiring) {
        write("wiring.json", Json.writePretty(wiring));
    }

    void make() {
        attempt(() -> {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.exists(console())) {
                Files.createFile(console());
            }
        });
    }

    /** Sparse raw files; a disk grows to its size and never shrinks. */
    List<Path> disks(MachineSpec spec) {
        return IntStream.range(0, spec.diskGib().size())
                .mapToObj(number -> disk(number, spec.diskGib().get(number)))
                .toList();
    }

    private Path disk(int number, int gib) {
        var file = path.resolve("disk" + number + ".raw");
        attempt(() -> {
            try (var disk = new RandomAccessFile(file.toFile(), "rw")) {
                disk.setLength(Math.max(disk.length(), (long) gib << 30));
            }
        });
        return file;
    }

    /** Removes all of it; {@code spec.json} goes first, so that an interrupted removal is seen as one. */
    void remove() {
        attempt(() -> {
            Files.deleteIfExists(path.resolve("spec.json"));
            if (Files.exists(path)) {
                try (var all = Files.walk(path)) {
                    for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(each);
                    }
                }
            }
        });
    }

    void replace(Path file, byte[] content) {
        attempt(() -> {
            var fresh = path.resolve(file.getFileName() + ".new");
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    private void write(String name, String text) {
        replace(path.resolve(name), (text + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Empty when it is not there, or is not what was written: such a machine has to be made again. */
    private <T> Optional<T> read(String name, Class<T> type) {
        var file = path.resolve(name);
        try {
            return Optional.of(Json.read(Files.readString(file), type));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | AshlarException e) {
            LOGGER.atWarn().addKeyValue("file", file).setCause(e).log("machine is not readable");
            return Optional.empty();
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) {
        try {
            action.run();
        } catch (IOException | UncheckedIOException e) {
            throw AshlarException.external("machine " + path.getFileName() + ": " + e, e);
        }
    }
}
