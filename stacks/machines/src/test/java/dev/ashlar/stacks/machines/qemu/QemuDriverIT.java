package dev.ashlar.stacks.machines.qemu;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.stacks.machines.MachineDriverContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs qemu-system-x86, ipxe-qemu, ovmf and swtpm. */
class QemuDriverIT extends MachineDriverContract {
    @TempDir
    Path temporary;

    private Path folder = Path.of("/");

    @BeforeEach
    void nameFolder() {
        folder = machines();
    }

    @Override
    protected MachineDriver open() {
        return new QemuDriver(settings("lab", machines()));
    }

    /** Awkward on purpose: longer than a Unix socket's path may be, and with spaces. */
    private Path machines() {
        return temporary.resolve(
                "a folder with spaces and a name that is longer than it has any right to be".repeat(2));
    }

    private static QemuSettings settings(String site, Path folder) {
        return QemuSettings.of(new SiteName(site), folder, FreePorts.udp(0), Optional.empty());
    }

    @Test
    void seesThatQemuWasKilledAndStartsItAgain() throws IOException {
        driver.create(bios(ALPHA, 128));
        driver.start(ALPHA);

        kill(ALPHA.value());
        assertFalse(isRunning(ALPHA));

        driver.start(ALPHA);
        assertTrue(isRunning(ALPHA));
    }

    @Test
    void anotherProcessWithTheKeptIdIsNotTheMachine() throws IOException {
        driver.create(bios(ALPHA, 128));
        Files.writeString(
                folder.resolve("alpha/qemu.pid"),
                Long.toString(ProcessHandle.current().pid()));

        driver.stop(ALPHA);

        assertFalse(isRunning(ALPHA));
    }

    @Test
    void deletingLeavesNoProcessAndNoFile() throws IOException {
        var spec = new MachineSpec(ALPHA, new RoleName("agent"), Firmware.UEFI, false, true, 256, 1, List.of(1, 2));
        driver.create(spec);
        driver.start(ALPHA);
        var qemu = process("alpha/qemu.pid");
        var tpm = process("alpha/swtpm.pid");

        driver.delete(ALPHA);

        assertFalse(Files.exists(folder.resolve("alpha")));
        assertFalse(qemu.isAlive() && !zombie(qemu));
        assertFalse(tpm.isAlive() && !zombie(tpm));
    }

    @Test
    void takesAnotherPortWhenItsOwnWasTaken() throws IOException {
        var before = driver.create(bios(ALPHA, 128));
        var port = Integer.parseInt(before.address().split(":")[1]);

        try (var thief = new ServerSocket()) {
            thief.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            driver.start(ALPHA);
        }

        assertNotEquals(before.address(), driver.find(ALPHA).orElseThrow().address());
        assertTrue(isRunning(ALPHA));
    }

    @Test
    void twoSitesWithEqualNamesDoNotCollide() {
        try (var other = new QemuDriver(settings("lab", temporary.resolve("other")))) {
            driver.create(bios(ALPHA, 128));
            other.create(bios(ALPHA, 128));
            driver.start(ALPHA);
            other.start(ALPHA);

            other.delete(ALPHA);

            assertTrue(isRunning(ALPHA));
        }
    }

    @Test
    void removesWhatAnInterruptedCreateLeft() throws IOException {
        Files.createDirectories(folder.resolve("half/tpm"));

        driver.close();
        driver = open();

        assertFalse(Files.exists(folder.resolve("half")));
    }

    @Test
    void aMachineWhoseSpecificationIsDamagedIsMadeAgain() throws IOException {
        var before = driver.create(bios(ALPHA, 128));
        Files.writeString(folder.resolve("alpha/spec.json"), "");
        driver.close();
        driver = open();
        assertTrue(driver.find(ALPHA).isEmpty());

        var after = driver.create(bios(ALPHA, 128));

        assertTrue(before.equals(after));
    }

    @Test
    void anOvergrownConsoleBeginsAnew() throws IOException {
        driver.create(bios(ALPHA, 128));
        var log = folder.resolve("alpha/console.log");
        try (var file = new java.io.RandomAccessFile(log.toFile(), "rw")) {
            file.setLength((16L << 20) + 1);
        }

        driver.start(ALPHA);

        assertTrue(Files.size(log) < 1 << 20);
    }

    @Test
    void aMissingProgramIsNamed() {
        var plain = settings("lab", temporary.resolve("missing"));
        var settings = new QemuSettings(
                plain.site(),
                plain.folder(),
                plain.labNetworkPort(),
                Optional.empty(),
                List.of(temporary),
                "qemu-of-nobody",
                "swtpm",
                1 << 20);
        try (var broken = new QemuDriver(settings)) {
            broken.create(bios(ALPHA, 128));
            broken.create(new MachineSpec(BETA, new RoleName("agent"), Firmware.UEFI, false, false, 256, 1, List.of()));

            var noQemu = assertThrows(AshlarException.class, () -> broken.start(ALPHA));
            var noFirmware = assertThrows(AshlarException.class, () -> broken.start(BETA));

            assertTrue(noQemu.getMessage().contains("qemu-of-nobody"), noQemu.getMessage());
            assertTrue(noFirmware.getMessage().contains("package ovmf"), noFirmware.getMessage());
        }
    }

    @Test
    void memoryChangesAtTheNextStart() {
        driver.create(bios(ALPHA, 128));
        driver.start(ALPHA);
        driver.create(bios(ALPHA, 256));

        driver.reset(ALPHA);

        assertTrue(arguments().contains("256M"));
    }

    private String arguments() {
        try {
            var pid = Files.readString(folder.resolve("alpha/qemu.pid")).strip();
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void kill(String machine) throws IOException {
        var process = process(machine + "/qemu.pid");
        process.destroyForcibly();
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (process.isAlive() && !zombie(process) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private ProcessHandle process(String file) throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve(file)).strip()))
                .orElseThrow();
    }

    private static boolean zombie(ProcessHandle process) throws IOException {
        var status = Path.of("/proc/" + process.pid() + "/stat");
        return !Files.exists(status) || Files.readString(status).contains(") Z ");
    }
}
