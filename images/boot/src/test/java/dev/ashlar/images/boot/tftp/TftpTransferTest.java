package dev.ashlar.images.boot.tftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TftpTransferTest {
    /** A client as RFC 7440 wants it: takes blocks in order, acknowledges the last one in order. */
    private static final class Client {
        private final ByteArrayOutputStream got = new ByteArrayOutputStream();
        private long blocks;

        int take(List<byte[]> packets, Random loss, int lossPercent) {
            for (var packet : packets) {
                int block = ((packet[2] & 0xff) << 8) | (packet[3] & 0xff);
                if (packet[1] == TftpPacket.DATA
                        && loss.nextInt(100) >= lossPercent
                        && block == ((blocks + 1) & 0xffff)) {
                    got.write(packet, 4, packet.length - 4);
                    blocks++;
                }
            }
            return (int) (blocks & 0xffff);
        }
    }

    @Property(tries = 100)
    void everyByteArrivesWhateverIsLost(
            @ForAll @IntRange(max = 20_000) int size,
            @ForAll @IntRange(min = 1, max = 64) int window,
            @ForAll @IntRange(max = 40) int lossPercent,
            @ForAll long seed)
            throws IOException {
        // Given
        var random = new Random(seed);
        var file = new byte[size];
        random.nextBytes(file);
        var client = new Client();

        // When
        move(file, Map.of("blksize", "64", "windowsize", Integer.toString(window)), client, random, lossPercent);

        // Then
        assertArrayEquals(file, client.got.toByteArray());
    }

    @Test
    void blockNumbersRollOver() throws IOException {
        // Given
        var file = new byte[8 * 70_000 + 3];
        new Random(2).nextBytes(file);
        var client = new Client();

        // When
        move(file, Map.of("blksize", "8", "windowsize", "64"), client, new Random(1), 0);

        // Then
        assertArrayEquals(file, client.got.toByteArray());
    }

    @Test
    void grantsOptionsInRangeAndLeavesOutTheOthers() {
        // When
        var terms = TftpTerms.of(
                Map.of("blksize", "65464", "windowsize", "0", "tsize", "0", "timeout", "x", "multicast", ""), 4711);

        // Then
        assertEquals(Map.of("blksize", "1468", "tsize", "4711"), terms.granted());
        assertEquals(1, terms.windowBlocks());
    }

    @Test
    void aRepeatedAcknowledgementSendsNothingAgain() throws IOException {
        // Given
        var transfer = new TftpTransfer(TftpTerms.of(Map.of(), 600), new ByteArrayInputStream(new byte[600]), 600);
        transfer.toSend();
        assertTrue(transfer.acknowledge(1));

        // When
        boolean moved = transfer.acknowledge(1);

        // Then
        assertFalse(moved);
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefusedWithoutFailing(@ForAll @Size(max = 200) byte[] bytes) {
        // When
        var packet = TftpPacket.read(bytes);

        // Then
        assertTrue(packet.isEmpty() || bytes.length >= 4);
    }

    private static void move(byte[] file, Map<String, String> asked, Client client, Random random, int lossPercent)
            throws IOException {
        var transfer = new TftpTransfer(TftpTerms.of(asked, file.length), new ByteArrayInputStream(file), file.length);
        assertEquals(TftpPacket.OPTIONS, transfer.toSend().getFirst()[1]);
        assertTrue(transfer.acknowledge(0));
        while (!transfer.isDone()) {
            transfer.acknowledge(client.take(transfer.toSend(), random, lossPercent));
        }
    }
}
