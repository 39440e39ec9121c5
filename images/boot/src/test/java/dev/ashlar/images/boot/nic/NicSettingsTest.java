package dev.ashlar.images.boot.nic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.device.NetworkDevice;
import dev.ashlar.images.boot.dhcp.LeaseAuthority;
import dev.ashlar.images.boot.dhcp.LeaseSettings;
import dev.ashlar.images.boot.dhcp.ProxyAuthority;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NicSettingsTest {
    private static final Ipv4Address ADDRESS = Ipv4Address.of("10.77.0.1");

    @Test
    void leasesDecideWhoGivesAddresses() {
        var clock = InstantSource.system();

        assertInstanceOf(
                ProxyAuthority.class, NicSettings.proxy("eth0", ADDRESS).authority(clock));
        assertInstanceOf(
                LeaseAuthority.class,
                NicSettings.server("eth0", ADDRESS, pool("10.77.0.100", "10.77.0.101"))
                        .authority(clock));
    }

    @Test
    void thePortsAreThoseFirmwareKnows() {
        var ports = NicSettings.proxy("eth0", ADDRESS).ports();

        assertEquals(new NicPorts(67, 4011, 69, 0), ports);
    }

    @Test
    void aPoolOfAnotherNetworkIsRefused() {
        var elsewhere = pool("10.78.0.100", "10.78.0.101");

        var refused = assertThrows(AshlarException.class, () -> NicSettings.server("eth0", ADDRESS, elsewhere));

        assertTrue(refused.getMessage().contains("10.77.0.1 of eth0 is not in the network of its pool"));
    }

    @Test
    void namesTheKernelWouldNotTakeAreRefused() {
        for (var name : List.of("", "a/b", "sixteen-letters-", "a b")) {
            assertThrows(AshlarException.class, () -> NicSettings.proxy(name, ADDRESS), name);
        }
    }

    @Test
    void anUnknownInterfaceIsNamed() {
        var unknown = assertThrows(AshlarException.class, () -> NetworkDevice.find("ashlar-none", ADDRESS));

        assertTrue(unknown.getMessage().startsWith("no network interface ashlar-none"));
    }

    private static LeaseSettings pool(String first, String last) {
        return new LeaseSettings(
                Ipv4Address.of(first), Ipv4Address.of(last), 24, Optional.empty(), List.of(), Duration.ofHours(1));
    }
}
