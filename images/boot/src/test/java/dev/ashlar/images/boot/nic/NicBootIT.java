package dev.ashlar.images.boot.nic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.BootFixtures;
import dev.ashlar.images.boot.BootPorts;
import dev.ashlar.images.boot.BootServer;
import dev.ashlar.images.boot.BootSettings;
import dev.ashlar.images.boot.MemoryBlobs;
import dev.ashlar.images.boot.SeenEvents;
import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.device.DeviceUdpSocket;
import dev.ashlar.images.boot.device.NetworkDevice;
import dev.ashlar.images.boot.device.SolicitationSocket;
import dev.ashlar.images.boot.device.Wakeup;
import dev.ashlar.images.boot.dhcp.LeaseSettings;
import dev.ashlar.images.boot.directory.BootPlan;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two wires between this host and machines: the boot server is told of the first alone. Needs root. */
class NicBootIT {
    private static final MacAddress MAC = new MacAddress("52:54:00:aa:00:01");
    private static final byte[] UKI = randomBytes(300_000);
    private static final Ipv4Address FIRST = Ipv4Address.of("10.77.0.100");
    private static final int CAP_NET_BIND_SERVICE = 10;

    private final BootPlan plan = BootFixtures.plan("agent-1", "ticket-1", BootFixtures.KERNEL, UKI);
    private NetworkNamespace told;
    private NetworkNamespace untold;

    @BeforeEach
    void makeWires() throws Exception {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            throw new AssertionError("this test makes network namespaces: run it as root, or skip it with -DskipITs");
        }
        told = NetworkNamespace.create("a", "10.77.0.1");
        untold = NetworkNamespace.create("b", "10.78.0.1");
    }

    @AfterEach
    void removeWires() throws Exception {
        try (var _ = told;
                var _ = untold) {}
    }

    @Test
    void onlyTheToldInterfaceIsAnswered() throws Exception {
        try (var _ = start(server());
                var ours = DhcpClient.on(told, MAC);
                var others = DhcpClient.on(untold, MAC);
                var host = DeviceUdpSocket.open(
                        NetworkDevice.find(untold.nic(), untold.hostAddress()), Ipv4Address.ANY, 0)) {
            // When
            others.say(DhcpClient.DISCOVER, DhcpClient.pxe());
            others.say(4011, DhcpClient.REQUEST, DhcpClient.pxe());
            ours.say(DhcpClient.DISCOVER, DhcpClient.pxe());
            var offer = ours.hear();
            ours.say(4011, DhcpClient.REQUEST, DhcpClient.pxe());
            var confirmed = ours.hear();
            host.send(Ipv4Address.BROADCAST, 68, "sentinel".getBytes(StandardCharsets.US_ASCII));

            // Then: whatever the server had to say on the other wire would have come before the sentinel
            assertEquals(DhcpClient.OFFER, offer.type());
            assertEquals(DhcpClient.ACK, confirmed.type());
            assertEquals("sentinel", others.hear().text());
        }
    }

    @Test
    void aMachineIsGivenAnAddressAndFetchesItsImageByTftp() throws Exception {
        try (var server = start(server());
                var machine = DhcpClient.on(told, MAC)) {
            // When
            machine.say(DhcpClient.DISCOVER, DhcpClient.pxe());
            var offer = machine.hear();
            machine.say(DhcpClient.REQUEST, DhcpClient.pxe(), DhcpClient.wish(offer.given()));
            var confirmed = machine.hear();
            var fetched = fetch(confirmed);

            // Then
            assertEquals(FIRST, offer.given());
            assertEquals(DhcpClient.ACK, confirmed.type());
            assertEquals(FIRST, confirmed.given());
            assertArrayEquals(UKI, fetched);
            assertEquals(1, server.counts().get(Counted.TFTP_STARTED));
        }
    }

    @Test
    void aProxyGivesNoAddressAndServesTheScriptByHttp() throws Exception {
        told.configure("address", "add", "10.77.0.50/24", "dev", NetworkNamespace.INSIDE);
        try (var _ = start(NicSettings.proxy(told.nic(), told.hostAddress()));
                var machine = DhcpClient.on(told, MAC)) {
            // When
            machine.say(DhcpClient.DISCOVER, DhcpClient.ipxe());
            var offer = machine.hear();
            var script = get(URI.create(offer.bootFile()));

            // Then
            assertEquals(DhcpClient.OFFER, offer.type());
            assertEquals(Ipv4Address.ANY, offer.given());
            assertTrue(script.startsWith("HTTP/1.1 200"), script);
            assertTrue(script.contains("#!ipxe"), script);
        }
    }

    @Test
    void aRouterSolicitationOfAKnownMachineIsAnswered() throws Exception {
        var device = told.device(Ipv4Address.ANY);
        try (var _ = start(server());
                var wakeup = new Wakeup();
                var wire = told.inside(() -> SolicitationSocket.open(device, 134))) {
            // When
            wire.send(solicitation("525400bb0001", "85007bb800000000"));
            wire.send(solicitation("525400aa0001", "85007bb800000000"));
            assertFalse(
                    wakeup.await(List.of(wire), Duration.ofSeconds(10)).isEmpty(), "no router advertisement in 10 s");
            var advertisement = wire.receive().orElseThrow();

            // Then: one answer, though two asked; the sender is the told interface, the router lifetime 0
            assertTrue(wire.receive().isEmpty());
            var sender = NetworkDevice.find(told.nic(), told.hostAddress()).mac();
            assertEquals(sender, MacAddress.of(advertisement, 6));
            assertEquals(0, advertisement[60] | advertisement[61]);
        }
    }

    @Test
    void aMissingCapabilityIsNamed() throws Exception {
        // When
        var withNone = refusal(0);
        var withPortsOnly = refusal(1 << CAP_NET_BIND_SERVICE);

        // Then
        assertEquals(
                "cannot use UDP port 67 of " + told.nic() + ": this process has not the capability"
                        + " CAP_NET_BIND_SERVICE; run it as root or grant the capability",
                withNone);
        assertEquals(
                "cannot hear router solicitations on " + told.nic() + ": this process has not the capability"
                        + " CAP_NET_RAW; run it as root or grant the capability",
                withPortsOnly);
    }

    private String refusal(int capabilities) throws Exception {
        return LinuxThread.run(() -> {
            LinuxThread.keepOnly(capabilities);
            return String.valueOf(
                    assertThrows(AshlarException.class, () -> start(server())).getMessage());
        });
    }

    private NicSettings server() {
        var pool = new LeaseSettings(FIRST, FIRST, 24, Optional.empty(), List.of(), Duration.ofHours(1));
        return NicSettings.server(told.nic(), told.hostAddress(), pool);
    }

    private BootServer start(NicSettings nic) {
        return BootServer.start(
                new BootSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        "127.0.0.1",
                        Optional.empty(),
                        List.of(nic)),
                new BootPorts(
                        mac -> mac.equals(MAC) ? Optional.of(plan) : Optional.empty(),
                        new MemoryBlobs(BootFixtures.blobs(plan, BootFixtures.KERNEL, UKI)),
                        new SeenEvents(),
                        InstantSource.system(),
                        new SecureRandom()));
    }

    private byte[] fetch(DhcpClient.Answer lease) throws Exception {
        told.configure("address", "add", lease.given() + "/24", "dev", NetworkNamespace.INSIDE);
        var device = told.device(lease.given());
        try (var client =
                new TftpClient(told.inside(() -> DeviceUdpSocket.open(device, lease.given(), 0)), new Wakeup())) {
            return client.fetch(told.hostAddress(), lease.bootFile());
        }
    }

    private String get(URI uri) throws Exception {
        return told.inside(() -> {
            try (var socket = new Socket(InetAddress.ofLiteral(uri.getHost()), uri.getPort())) {
                var request = "GET " + uri.getPath() + " HTTP/1.1\r\nHost: boot\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            }
        });
    }

    private static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    /** From a machine without IPv6 address to all routers. */
    private static byte[] solicitation(String mac, String message) {
        return HexFormat.of()
                .parseHex("333300000002" + mac + "86dd" + "6000000000083aff" + "00000000000000000000000000000000"
                        + "ff020000000000000000000000000002" + message);
    }
}
