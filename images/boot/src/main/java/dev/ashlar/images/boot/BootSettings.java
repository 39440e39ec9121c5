package dev.ashlar.images.boot;

import dev.ashlar.images.boot.lab.LabSettings;
import dev.ashlar.images.boot.nic.NicSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the boot server listens.
 *
 * @param http address of the HTTP boot server; port 0 takes any free one
 * @param guestHost host name or address under which machines reach that server; the port is the same
 * @param lab the network of QEMU machines on this host, no root needed
 * @param nics network cards and bridges with other machines; each gets an HTTP boot server on its own address
 */
public record BootSettings(
        InetSocketAddress http, String guestHost, Optional<LabSettings> lab, List<NicSettings> nics) {
    public BootSettings {
        nics = List.copyOf(nics);
    }

    /** Without network cards. */
    public BootSettings(InetSocketAddress http, String guestHost, Optional<LabSettings> lab) {
        this(http, guestHost, lab, List.of());
    }

    /** The lab network alone: everything on the loopback address, which QEMU's machines see as 10.0.2.2. */
    public static BootSettings forLab() {
        return new BootSettings(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                "10.0.2.2",
                Optional.of(LabSettings.defaults()));
    }
}
