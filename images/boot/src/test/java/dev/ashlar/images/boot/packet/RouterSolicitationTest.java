package dev.ashlar.images.boot.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ashlar.contract.MacAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Whole frames in hexadecimal: Ethernet, IPv6 header, source, destination, ICMPv6. */
class RouterSolicitationTest {
    private static final MacAddress OURS = new MacAddress("52:54:00:fe:00:01");
    private static final String NAMED = "333300000002525400aa000186dd" + "6000000000103aff"
            + "fe80000000000000505400fffeaa0001" + "ff020000000000000000000000000002"
            + "8500d92f000000000101525400aa0001";
    private static final String NAMELESS = "333300000002525400aa000186dd" + "6000000000083aff"
            + "00000000000000000000000000000000" + "ff020000000000000000000000000002"
            + "85007bb800000000";

    @Test
    void aMachineWithAnAddressIsToldAloneThatThereIsNoRouter() {
        // When
        var reply = read(NAMED).reply(OURS);

        // Then
        assertEquals(
                "525400aa0001525400fe000186dd" + "6000000000183aff"
                        + "fe80000000000000505400fffefe0001" + "fe80000000000000505400fffeaa0001"
                        + "860048044000000000000000000000000101525400fe0001",
                HexFormat.of().formatHex(reply));
    }

    @Test
    void aMachineWithoutAddressIsToldWithAllNodes() {
        // When
        var reply = read(NAMELESS).reply(OURS);

        // Then
        assertEquals(
                "333300000001525400fe000186dd" + "6000000000183aff"
                        + "fe80000000000000505400fffefe0001" + "ff020000000000000000000000000001"
                        + "860097804000000000000000000000000101525400fe0001",
                HexFormat.of().formatHex(reply));
    }

    @Test
    void aWrongChecksumOrAHopOnTheWayIsMalformed() {
        assertInstanceOf(Frame.Malformed.class, frame(NAMED.replace("8500d92f", "8500d92e")));
        assertInstanceOf(Frame.Malformed.class, frame(NAMED.replace("103aff", "103afe")));
    }

    private static RouterSolicitation read(String hex) {
        return assertInstanceOf(RouterSolicitation.class, frame(hex));
    }

    private static Frame frame(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        return new FrameReader(OURS).read(bytes, bytes.length);
    }
}
