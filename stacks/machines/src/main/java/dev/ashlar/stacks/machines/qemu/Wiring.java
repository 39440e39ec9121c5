package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.SiteName;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * How one machine is known and reached, kept in {@code wiring.json}: it stays the same as long as the ports are free.
 *
 * @param appliancePort TCP port on 127.0.0.1 that leads to the machine's appliance service
 * @param framesPort UDP port on 127.0.0.1 at which its QEMU takes Ethernet frames
 */
record Wiring(MacAddress mac, String uuid, int appliancePort, int framesPort) {
    /** QEMU's own part of the locally administered addresses. */
    private static final String PREFIX = "52:54:00";

    /** Address and UUID follow from the names; a MAC address that is taken gives way to the next. */
    static Wiring choose(SiteName site, MachineName name, Predicate<MacAddress> isTaken) {
        for (var number = 0; ; number++) {
            var seed = (site + "/" + name + "/" + number).getBytes(StandardCharsets.UTF_8);
            var hash = Digest.of(seed).hex();
            var mac = new MacAddress(
                    PREFIX + ":" + hash.substring(0, 2) + ":" + hash.substring(2, 4) + ":" + hash.substring(4, 6));
            if (!isTaken.test(mac)) {
                var uuid = UUID.nameUUIDFromBytes(seed).toString();
                return new Wiring(mac, uuid, FreePorts.tcp(0), FreePorts.udp(0));
            }
        }
    }

    String address() {
        return "127.0.0.1:" + appliancePort;
    }

    Wiring withPorts(int appliance, int frames) {
        return new Wiring(mac, uuid, appliance, frames);
    }
}
