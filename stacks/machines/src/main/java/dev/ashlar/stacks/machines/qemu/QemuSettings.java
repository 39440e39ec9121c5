package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.SiteName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the QEMU driver is told. A change reaches a machine at its next start.
 *
 * @param folder one subfolder per machine; owned by the driver alone
 * @param labNetworkPort UDP port on 127.0.0.1 at which the boot server takes Ethernet frames; keep it the same when
 *     the site restarts, running machines go on sending there
 * @param secureBootCertificate whose signatures machines with Secure Boot accept, PEM or DER
 * @param firmwareFolders where OVMF is looked for, in this order
 * @param qemu program, found on PATH
 * @param swtpm program, found on PATH
 * @param consoleBytesMax a console log past this size begins anew
 */
public record QemuSettings(
        SiteName site,
        Path folder,
        int labNetworkPort,
        Optional<Path> secureBootCertificate,
        List<Path> firmwareFolders,
        String qemu,
        String swtpm,
        long consoleBytesMax) {
    public QemuSettings {
        folder = folder.toAbsolutePath().normalize();
        firmwareFolders = List.copyOf(firmwareFolders);
    }

    /** Everything else as on Debian. */
    public static QemuSettings of(SiteName site, Path folder, int labNetworkPort, Optional<Path> certificate) {
        return new QemuSettings(
                site,
                folder,
                labNetworkPort,
                certificate,
                List.of(
                        Path.of("/usr/share/OVMF"),
                        Path.of("/usr/share/ovmf"),
                        Path.of("/usr/share/edk2/x64"),
                        Path.of("/usr/share/edk2/ovmf"),
                        Path.of("/usr/share/qemu")),
                "qemu-system-x86_64",
                "swtpm",
                16L << 20);
    }
}
