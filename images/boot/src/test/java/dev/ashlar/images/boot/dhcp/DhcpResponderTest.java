package dev.ashlar.images.boot.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.BootFixtures;
import dev.ashlar.images.boot.SeenEvents;
import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.count.Counters;
import dev.ashlar.images.boot.directory.BootDirectory;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootPlan;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.directory.BootWatch;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DhcpResponderTest {
    private static final Ipv4Address SERVER = Ipv4Address.of("10.0.2.9");
    private static final LeaseSettings POOL = new LeaseSettings(
            Ipv4Address.of("10.0.2.100"),
            Ipv4Address.of("10.0.2.101"),
            24,
            Optional.of(Ipv4Address.of("10.0.2.1")),
            List.of(),
            Duration.ofHours(1));

    private final Counters counters = new Counters();
    private final SeenEvents events = new SeenEvents();

    @Test
    void proxyOffersTheScriptToIpxe() {
        // When
        var reply = answer(proxy(), DhcpPackets.ipxe(DhcpType.DISCOVER), 67).orElseThrow();

        // Then
        assertEquals(DhcpType.OFFER, reply.type());
        assertEquals(Ipv4Address.ANY, reply.given());
        assertEquals(SERVER, reply.nextServer());
        assertEquals("PXEClient", reply.options().text(DhcpOption.VENDOR_CLASS));
        assertTrue(reply.options().has(DhcpOption.MACHINE_UUID));
        assertTrue(reply.options().text(DhcpOption.BOOT_FILE).matches("http://h:1/boot/[0-9a-f]{32}/boot.ipxe"));
        assertEquals("[agent-1 dhcp]", events.all().toString());
    }

    @Test
    void proxyLeavesARequestOnPort67ToTheAddressServer() {
        // When
        var reply = answer(proxy(), DhcpPackets.ipxe(DhcpType.REQUEST), 67);

        // Then
        assertTrue(reply.isEmpty());
    }

    @Test
    void proxyConfirmsOnTheBootServicePort() {
        // When
        var reply = answer(proxy(), DhcpPackets.ipxe(DhcpType.REQUEST), 4011).orElseThrow();

        // Then
        assertEquals(DhcpType.ACK, reply.type());
    }

    @Test
    void firmwareOfUefiHttpBootIsGivenTheImage() {
        // When
        var reply = answer(proxy(), DhcpPackets.uefiHttp(DhcpType.DISCOVER), 67).orElseThrow();

        // Then
        assertEquals("HTTPClient", reply.options().text(DhcpOption.VENDOR_CLASS));
        assertTrue(reply.options().text(DhcpOption.BOOT_FILE).endsWith("/image.efi"));
    }

    @Test
    void anApplianceIsToldWhereItsParametersAre() {
        // Given
        var inform = DhcpPackets.message(DhcpType.INFORM, DhcpOptions.none().with(DhcpOption.VENDOR_CLASS, "Ashlar"));

        // When
        var reply = answer(proxy(), inform, 67).orElseThrow();

        // Then
        assertEquals(DhcpType.ACK, reply.type());
        assertTrue(reply.options().text(DhcpOption.PARAMETERS_URL).matches("http://h:1/boot/[0-9a-f]{32}/parameters"));
        assertTrue(events.all().isEmpty(), "a running appliance is no boot");
    }

    @Test
    void theServerGivesTheSameAddressAgainAndRefusesAnother() {
        // Given
        var server = responder(new LeaseAuthority(SERVER, POOL, InstantSource.system()));
        var offered = answer(server, DhcpPackets.ipxe(DhcpType.DISCOVER), 67).orElseThrow();
        var wish = DhcpPackets.ipxe(DhcpType.REQUEST);

        // When
        var confirmed =
                answer(server, wish.with(wish.options().with(DhcpOption.REQUESTED_ADDRESS, offered.given())), 67);
        var refused = answer(
                server, wish.with(wish.options().with(DhcpOption.REQUESTED_ADDRESS, Ipv4Address.of("10.0.9.9"))), 67);

        // Then
        assertEquals(offered.given(), confirmed.orElseThrow().given());
        assertEquals(DhcpType.ACK, confirmed.orElseThrow().type());
        assertEquals(DhcpType.NAK, refused.orElseThrow().type());
        assertTrue(confirmed.orElseThrow().options().has(DhcpOption.IPXE), "iPXE is told not to wait for a proxy");
    }

    @Property(tries = 300)
    void anyBytesAreCountedAndDropped(@ForAll @Size(max = 600) byte[] bytes) {
        // Given
        var proxy = proxy();
        var before = total();

        // When
        proxy.answer(new DhcpRequest(Ipv4Address.ANY, 68, 67, bytes));

        // Then
        assertEquals(before + 1, total());
    }

    @Property(tries = 300)
    void everyTruncationAndMutationOfARealPacketIsCounted(@ForAll long seed) {
        // Given
        var random = new Random(seed);
        var whole = DhcpPackets.ipxe(DhcpType.DISCOVER).toBytes();
        var bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
        for (int i = 0; i < random.nextInt(8) && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        var proxy = proxy();
        var before = total();

        // When
        proxy.answer(new DhcpRequest(Ipv4Address.ANY, 68, 67, bytes));

        // Then
        assertEquals(before + 1, total());
    }

    private long total() {
        var counts = counters.snapshot();
        assertEquals(0L, counts.get(Counted.DHCP_FAILED));
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private DhcpResponder proxy() {
        return responder(new ProxyAuthority(SERVER));
    }

    private DhcpResponder responder(AddressAuthority addresses) {
        return new DhcpResponder(
                new BootDirectory(DhcpResponderTest::planFor),
                new BootSessions(new Random(1)),
                new BootLinks("http://h:1"),
                addresses,
                new BootWatch(events, InstantSource.system(), counters));
    }

    private static Optional<BootPlan> planFor(MacAddress mac) {
        return mac.equals(DhcpPackets.MAC) ? Optional.of(BootFixtures.plan()) : Optional.empty();
    }

    private static Optional<DhcpMessage> answer(DhcpResponder responder, DhcpMessage message, int port) {
        return responder
                .answer(new DhcpRequest(Ipv4Address.ANY, 68, port, message.toBytes()))
                .flatMap(reply -> DhcpMessage.read(reply.payload()));
    }
}
