package dev.ashlar.images.boot.qemu;

import dev.ashlar.contract.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A QEMU machine on the lab network; closing it kills it. */
final class QemuMachine implements AutoCloseable {
    private static final Path OVMF = Path.of("/usr/share/OVMF");

    private final Process process;
    private final StringBuilder console = new StringBuilder();

    private QemuMachine(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** BIOS with QEMU's own iPXE ROM. */
    static QemuMachine bios(int framePort, MacAddress mac) throws IOException {
        var arguments = base(framePort, 256);
        arguments.addAll(
                List.of("-machine", "graphics=off", "-boot", "n", "-device", "virtio-net-pci,netdev=n0,mac=" + mac));
        return start(arguments);
    }

    /** OVMF's own network stack; {@code pxe} for TFTP, else HTTP boot only. */
    static QemuMachine uefi(int framePort, MacAddress mac, boolean pxe, Path folder) throws IOException {
        var variables = Files.copy(OVMF.resolve("OVMF_VARS_4M.fd"), folder.resolve("vars.fd"));
        var arguments = base(framePort, 512);
        arguments.addAll(List.of(
                "-machine", "q35",
                "-drive", "if=pflash,format=raw,unit=0,readonly=on,file=" + OVMF.resolve("OVMF_CODE_4M.fd"),
                "-drive", "if=pflash,format=raw,unit=1,file=" + variables,
                "-fw_cfg", "name=opt/org.tianocore/IPv6PXESupport,string=no",
                "-fw_cfg", "name=opt/org.tianocore/IPv4PXESupport,string=" + (pxe ? "yes" : "no"),
                "-device", "virtio-net-pci,netdev=n0,romfile=,bootindex=0,mac=" + mac));
        return start(arguments);
    }

    /** The console, once it holds {@code text}, or as it is at the limit. */
    synchronized String awaitConsole(String text, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis(); left > 0 && console.indexOf(text) < 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return console.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> base(int framePort, int memoryMib) {
        return new ArrayList<>(List.of(
                "qemu-system-x86_64",
                "-accel",
                "tcg,thread=multi",
                "-cpu",
                "max",
                "-m",
                Integer.toString(memoryMib),
                "-nodefaults",
                "-display",
                "none",
                "-serial",
                "stdio",
                "-device",
                "virtio-rng-pci",
                "-netdev",
                "user,id=u",
                "-netdev",
                "hubport,id=hu,hubid=0,netdev=u",
                "-netdev",
                "dgram,id=d,local.type=inet,local.host=127.0.0.1,local.port=0,remote.type=inet,remote.host=127.0.0.1,remote.port="
                        + framePort,
                "-netdev",
                "hubport,id=hd,hubid=0,netdev=d",
                "-netdev",
                "hubport,id=n0,hubid=0"));
    }

    private static QemuMachine start(List<String> arguments) throws IOException {
        return new QemuMachine(
                new ProcessBuilder(arguments).redirectErrorStream(true).start());
    }

    private void read() {
        try (var reader = process.inputReader()) {
            for (int character = reader.read(); character >= 0; character = reader.read()) {
                append((char) character);
            }
        } catch (IOException _) {
            // killed
        }
    }

    private synchronized void append(char character) {
        console.append(character);
        notifyAll();
    }
}
