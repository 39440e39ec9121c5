package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * QEMU's arguments, decided from values alone. The guest's card, QEMU's user network (address by DHCP, the host's
 * loopback as 10.0.2.2) and the boot server meet on a hub; no root, bridge or tap is needed.
 */
final class QemuArguments {
    /** Where the appliance service listens in the guest. */
    static final int GUEST_SERVICE_PORT = 8443;

    /** What a start found out or made. */
    record Start(
            MachineSpec spec,
            Wiring wiring,
            int labNetworkPort,
            boolean virtualised,
            MachineFolder folder,
            List<Path> disks,
            Optional<Firmwares.Pair> firmware) {}

    private final List<String> arguments = new ArrayList<>();

    private QemuArguments() {}

    static List<String> of(String program, String site, Start start) {
        var spec = start.spec();
        var built = new QemuArguments();
        built.add(
                program,
                "-name",
                "ashlar-" + site + "-" + spec.name(),
                "-uuid",
                start.wiring().uuid());
        built.add("-daemonize", "-pidfile", start.folder().qemuPid().toString());
        built.add("-nodefaults", "-no-user-config", "-display", "none");
        built.add("-accel", start.virtualised() ? "kvm" : "tcg,thread=multi", "-cpu", "max");
        built.add("-smp", Integer.toString(spec.cpus()), "-m", spec.memoryMib() + "M");
        built.add(
                "-chardev",
                "file,id=console,append=on,path=" + quoted(start.folder().console()));
        built.add("-serial", "chardev:console", "-device", "virtio-rng-pci");
        built.firmware(spec, start.firmware());
        built.network(spec, start.wiring(), start.labNetworkPort());
        built.disks(start.disks());
        if (spec.tpm()) {
            built.add("-chardev", "socket,id=tpm,path=" + SoftwareTpm.SOCKET);
            built.add("-tpmdev", "emulator,id=tpm0,chardev=tpm", "-device", "tpm-crb,tpmdev=tpm0");
        }
        return List.copyOf(built.arguments);
    }

    private void firmware(MachineSpec spec, Optional<Firmwares.Pair> firmware) {
        // When no boot server answers, look for one again 5 s later.
        add("-boot", "strict=on,reboot-timeout=5000");
        if (firmware.isEmpty()) {
            // Without graphics the BIOS and iPXE speak on the serial console.
            add("-machine", "pc,graphics=off");
            return;
        }
        add("-machine", spec.secureBoot() ? "q35,smm=on" : "q35");
        if (spec.secureBoot()) {
            add("-global", "driver=cfi.pflash01,property=secure,value=on", "-global", "ICH9-LPC.disable_s3=1");
        }
        add(
                "-drive",
                "if=pflash,format=raw,unit=0,readonly=on,file="
                        + quoted(firmware.get().code()));
        add(
                "-drive",
                "if=pflash,format=raw,unit=1,file=" + quoted(firmware.get().variables()));
        // Otherwise OVMF waits a minute each for PXE over IPv4 and IPv6 before it tries HTTP.
        add("-fw_cfg", "name=opt/org.tianocore/IPv4PXESupport,string=no");
        add("-fw_cfg", "name=opt/org.tianocore/IPv6PXESupport,string=no");
    }

    private void network(MachineSpec spec, Wiring wiring, int labNetworkPort) {
        var forward = "hostfwd=tcp:" + wiring.address() + "-:" + GUEST_SERVICE_PORT;
        add("-netdev", "user,id=outside," + forward, "-netdev", "hubport,id=hub-outside,hubid=0,netdev=outside");
        add(
                "-netdev",
                "dgram,id=lab,local.type=inet,local.host=127.0.0.1,local.port=" + wiring.framesPort()
                        + ",remote.type=inet,remote.host=127.0.0.1,remote.port=" + labNetworkPort);
        add("-netdev", "hubport,id=hub-lab,hubid=0,netdev=lab", "-netdev", "hubport,id=card,hubid=0");
        // UEFI boots with its own network stack: without the option ROM, iPXE does not take over.
        var rom = spec.firmware() == Firmware.UEFI ? ",romfile=" : "";
        add("-device", "virtio-net-pci,netdev=card,mac=" + wiring.mac() + ",bootindex=0" + rom);
    }

    private void disks(List<Path> disks) {
        for (var number = 0; number < disks.size(); number++) {
            var id = "disk" + number;
            add("-drive", "if=none,format=raw,discard=unmap,id=" + id + ",file=" + quoted(disks.get(number)));
            add("-device", "virtio-blk-pci,drive=" + id + ",serial=" + id + ",bootindex=" + (number + 1));
        }
    }

    /** A comma ends a value unless it is doubled. */
    private static String quoted(Path path) {
        return path.toString().replace(",", ",,");
    }

    private void add(String... more) {
        arguments.addAll(List.of(more));
    }
}
