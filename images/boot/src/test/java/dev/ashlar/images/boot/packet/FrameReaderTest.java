package dev.ashlar.images.boot.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.ashlar.contract.MacAddress;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class FrameReaderTest {
    private static final MacAddress OURS = new MacAddress("52:54:00:fe:00:01");
    private static final MacAddress THEIRS = new MacAddress("52:54:00:aa:00:01");

    private final FrameReader reader = new FrameReader(OURS);

    @Property(tries = 300)
    void readsTheDatagramThatWasWritten(@ForAll @Size(max = 1400) byte[] payload) {
        // Given
        var bytes = datagram(payload).toBytes(OURS);

        // When
        var read = assertInstanceOf(UdpFrame.class, reader.read(bytes, bytes.length));

        // Then
        assertArrayEquals(payload, read.payload());
        assertEquals(4011, read.destinationPort());
        assertEquals(Ipv4Address.of("10.0.2.15"), read.source());
    }

    @Property(tries = 500)
    void brokenFramesAreNamedNotThrown(@ForAll long seed) {
        // Given
        var random = new Random(seed);
        var whole = datagram(new byte[random.nextInt(64)]).toBytes(OURS);
        int[] types = {0x0800, 0x0806, 0x86dd};
        int type = types[random.nextInt(types.length)];
        whole[12] = (byte) (type >> 8);
        whole[13] = (byte) type;
        var bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
        for (int i = 0; i < random.nextInt(6) && bytes.length > 14; i++) {
            bytes[14 + random.nextInt(bytes.length - 14)] = (byte) random.nextInt();
        }

        // When
        var read = reader.read(bytes, bytes.length);

        // Then
        assertNotNull(read);
    }

    private static UdpFrame datagram(byte[] payload) {
        return new UdpFrame(THEIRS, Ipv4Address.of("10.0.2.15"), 68, Ipv4Address.of("10.0.2.9"), 4011, payload);
    }
}
