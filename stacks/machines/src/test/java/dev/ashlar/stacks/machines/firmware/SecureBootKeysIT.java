package dev.ashlar.stacks.machines.firmware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks real firmware what it makes of the variables; needs qemu-system-x86 and ovmf. */
class SecureBootKeysIT {
    private static final Path OVMF = Path.of("/usr/share/OVMF");

    @TempDir
    Path folder;

    @Test
    void withKeysFirmwareRefusesAnUnsignedProgram() throws IOException {
        var variables = keys().enrolledInto(Files.readAllBytes(OVMF.resolve("OVMF_VARS_4M.fd")));

        var console = bootUntil(variables, "Access Denied|starting Boot0001");

        assertTrue(console.contains("failed to load Boot0001"), console);
        assertTrue(console.contains("Access Denied"), console);
    }

    @Test
    void withoutKeysFirmwareStartsTheSameProgram() throws IOException {
        var variables = Files.readAllBytes(OVMF.resolve("OVMF_VARS_4M.fd"));

        var console = bootUntil(variables, "Access Denied|starting Boot0001");

        assertTrue(console.contains("starting Boot0001"), console);
    }

    private String bootUntil(byte[] variables, String end) throws IOException {
        var program = folder.resolve("disk/EFI/BOOT/BOOTX64.EFI");
        Files.createDirectories(program.getParent());
        Files.write(program, program());
        Files.write(folder.resolve("vars.fd"), variables);
        var qemu = new ProcessBuilder(List.of(
                        ("qemu-system-x86_64 -accel tcg,thread=multi -cpu max -m 256M -nodefaults -display none -serial stdio"
                                        + " -machine q35,smm=on -global driver=cfi.pflash01,property=secure,value=on"
                                        + " -global ICH9-LPC.disable_s3=1"
                                        + " -drive if=pflash,format=raw,unit=0,readonly=on,file="
                                        + OVMF.resolve("OVMF_CODE_4M.secboot.fd")
                                        + " -drive if=pflash,format=raw,unit=1,file=vars.fd"
                                        + " -drive if=none,id=disk,format=raw,file=fat:rw:disk"
                                        + " -device virtio-blk-pci,drive=disk,bootindex=0")
                                .split(" ")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var output = qemu.inputReader()) {
            qemu.onExit().orTimeout(90, TimeUnit.SECONDS).exceptionally(_ -> qemu.destroyForcibly());
            var seen = new StringBuilder();
            String line;
            while ((line = output.readLine()) != null) {
                seen.append(line).append('\n');
                if (line.matches(".*(" + end + ").*")) {
                    break;
                }
            }
            return seen.toString();
        } finally {
            qemu.destroyForcibly();
        }
    }

    /** The smallest PE32+ program for UEFI: it returns success. */
    private static byte[] program() {
        var pe = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        pe.putShort(0, (short) 0x5A4D).putInt(0x3C, 0x40).putInt(0x40, 0x4550);
        pe.putShort(0x44, (short) 0x8664)
                .putShort(0x46, (short) 1)
                .putShort(0x54, (short) 240)
                .putShort(0x56, (short) 0x22E);
        var header = 0x58;
        pe.putShort(header, (short) 0x20B)
                .putInt(header + 4, 512)
                .putInt(header + 16, 0x1000)
                .putInt(header + 20, 0x1000);
        pe.putInt(header + 32, 0x1000)
                .putInt(header + 36, 512)
                .putInt(header + 56, 0x2000)
                .putInt(header + 60, 512);
        pe.putShort(header + 68, (short) 10).putInt(header + 108, 16);
        var section = header + 240;
        pe.put(section, ".text".getBytes(StandardCharsets.US_ASCII));
        pe.putInt(section + 8, 512)
                .putInt(section + 12, 0x1000)
                .putInt(section + 16, 512)
                .putInt(section + 20, 512);
        pe.putInt(section + 36, 0x60000020);
        pe.put(512, new byte[] {0x31, (byte) 0xC0, (byte) 0xC3}); // xor eax, eax; ret
        return pe.array();
    }

    private SecureBootKeys keys() throws IOException {
        var certificate = folder.resolve("certificate.pem");
        Files.writeString(certificate, TestCertificate.PEM);
        return SecureBootKeys.read(certificate);
    }
}
