package dev.ashlar.images.boot.dhcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.BootFixtures;
import dev.ashlar.images.boot.SeenEvents;
import dev.ashlar.images.boot.count.Counters;
import dev.ashlar.images.boot.directory.BootDirectory;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.directory.BootWatch;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A pool of two addresses, and more machines than that. */
class LeaseAuthorityTest {
    private static final Ipv4Address SERVER = Ipv4Address.of("10.0.2.9");
    private static final Ipv4Address FIRST = Ipv4Address.of("10.0.2.100");
    private static final Ipv4Address LAST = Ipv4Address.of("10.0.2.101");
    private static final MacAddress ONE = new MacAddress("52:54:00:aa:00:01");
    private static final MacAddress TWO = new MacAddress("52:54:00:aa:00:02");
    private static final MacAddress THREE = new MacAddress("52:54:00:aa:00:03");
    private static final MacAddress STRANGER = new MacAddress("52:54:00:bb:00:01");

    private Instant now = Instant.EPOCH;
    private final DhcpResponder responder = responder();

    @Test
    void aFullPoolLeavesTheNextMachineWithoutAnswerUntilALeaseEnds() {
        // Given
        var given = List.of(discover(ONE).orElseThrow(), discover(TWO).orElseThrow());

        // When
        var third = discover(THREE);
        now = now.plus(Duration.ofHours(1)).plusSeconds(1);
        var later = discover(THREE);

        // Then
        assertEquals(
                List.of(FIRST, LAST),
                given.stream().map(DhcpMessage::given).sorted().toList());
        assertTrue(third.isEmpty());
        assertEquals(DhcpType.OFFER, later.orElseThrow().type());
    }

    @Test
    void aReleasedAddressIsFreeForAnother() {
        // Given
        var released = discover(ONE).orElseThrow().given();
        discover(TWO);

        // When
        var answer = say(DhcpPackets.message(ONE, DhcpType.RELEASE, released, DhcpOptions.none()));

        // Then
        assertTrue(answer.isEmpty(), "RFC 2131 knows no answer to RELEASE");
        assertEquals(released, discover(THREE).orElseThrow().given());
    }

    @Test
    void aMachineCannotReleaseTheAddressOfAnother() {
        // Given
        discover(ONE);
        var held = discover(TWO).orElseThrow().given();

        // When
        say(DhcpPackets.message(ONE, DhcpType.RELEASE, held, DhcpOptions.none()));

        // Then
        assertTrue(discover(THREE).isEmpty());
        assertEquals(held, discover(TWO).orElseThrow().given());
    }

    @Test
    void aDeclinedAddressIsGivenToNobodyForTenMinutes() {
        // Given
        var declined = discover(ONE).orElseThrow().given();

        // When
        var answer = say(wishing(ONE, DhcpType.DECLINE, declined));
        var other = discover(ONE).orElseThrow().given();
        var full = discover(TWO);
        now = now.plus(Duration.ofMinutes(10));
        var again = discover(TWO).orElseThrow().given();

        // Then
        assertTrue(answer.isEmpty(), "RFC 2131 knows no answer to DECLINE");
        assertNotEquals(declined, other);
        assertTrue(full.isEmpty());
        assertEquals(declined, again);
    }

    @Test
    void strangersTakeNoAddress() {
        // When
        var stranger = discover(STRANGER);

        // Then
        assertTrue(stranger.isEmpty());
        assertTrue(discover(ONE).isPresent());
        assertTrue(discover(TWO).isPresent());
    }

    @Test
    void aLeaseCarriesItsNetworkAndTime() {
        // When
        var offer = discover(ONE).orElseThrow();
        var confirmed =
                say(wishing(ONE, DhcpType.REQUEST, offer.given())).orElseThrow().options();

        // Then
        assertEquals(SERVER, confirmed.address(DhcpOption.SERVER).orElseThrow());
        assertArrayEquals(
                new byte[] {-1, -1, -1, 0},
                confirmed.bytes(DhcpOption.SUBNET_MASK).orElseThrow());
        assertArrayEquals(
                new byte[] {0, 0, 0x0e, 0x10},
                confirmed.bytes(DhcpOption.LEASE_SECONDS).orElseThrow());
        assertArrayEquals(
                new byte[] {10, 0, 2, 1, 10, 0, 2, 2},
                confirmed.bytes(DhcpOption.NAME_SERVER).orElseThrow());
        assertFalse(confirmed.has(DhcpOption.IPXE), "no iPXE, no iPXE option");
    }

    @Test
    void ipxeIsToldNotToWaitForAProxy() {
        // When
        var offer = say(DhcpPackets.ipxe(DhcpType.DISCOVER)).orElseThrow();

        // Then: option 175 with option 176 = 1 inside
        assertArrayEquals(
                new byte[] {(byte) 176, 1, 1},
                offer.options().bytes(DhcpOption.IPXE).orElseThrow());
        assertTrue(offer.options().text(DhcpOption.BOOT_FILE).endsWith("/boot.ipxe"));
    }

    private Optional<DhcpMessage> discover(MacAddress mac) {
        return say(DhcpPackets.message(mac, DhcpType.DISCOVER, Ipv4Address.ANY, DhcpOptions.none()));
    }

    private static DhcpMessage wishing(MacAddress mac, DhcpType type, Ipv4Address address) {
        var options =
                DhcpOptions.none().with(DhcpOption.REQUESTED_ADDRESS, address).with(DhcpOption.SERVER, SERVER);
        return DhcpPackets.message(mac, type, Ipv4Address.ANY, options);
    }

    private Optional<DhcpMessage> say(DhcpMessage message) {
        return responder
                .answer(new DhcpRequest(Ipv4Address.ANY, 68, 67, message.toBytes()))
                .flatMap(reply -> DhcpMessage.read(reply.payload()));
    }

    private DhcpResponder responder() {
        InstantSource clock = () -> now;
        var pool = new LeaseSettings(
                FIRST,
                LAST,
                24,
                Optional.empty(),
                List.of(Ipv4Address.of("10.0.2.1"), Ipv4Address.of("10.0.2.2")),
                Duration.ofHours(1));
        return new DhcpResponder(
                new BootDirectory(mac ->
                        mac.value().startsWith("52:54:00:aa") ? Optional.of(BootFixtures.plan()) : Optional.empty()),
                new BootSessions(new Random(1)),
                new BootLinks("http://h:1"),
                new LeaseAuthority(SERVER, pool, clock),
                new BootWatch(new SeenEvents(), clock, new Counters()));
    }
}
