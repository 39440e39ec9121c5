package dev.ashlar.node.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.enrolment.BootParameters;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BootParameterSourceTest {
    private static final BootParameters PARAMETERS = new BootParameters(
            "https://10.0.2.2:9443",
            Digest.of(new byte[] {1}),
            "t".repeat(64),
            new MachineName("agent-1"),
            Digest.of(new byte[] {2}),
            7);

    @Test
    void kernelCommandLineComesFirst() {
        var line = "console=ttyS0 quiet " + words(" ") + " panic=10\n";
        assertEquals(PARAMETERS, source(line).read());
    }

    @Test
    void missingOrMalformedParameterIsNamed() {
        assertNames("ashlar.ticket is missing", words(" ").replace("ashlar.ticket", "other"));
        assertNames("is not a number", words(" ").replace("generation=7", "generation=x"));
        assertNames("sha256:", words(" ").replace("image=sha256:", "image="));
    }

    @Test
    void silentNetworkIsAnError() {
        assertNames("no boot parameters from the network", "quiet");
    }

    @Test
    void informIsAnsweredWithTheUrl() throws Exception {
        var own = (Inet4Address) InetAddress.ofLiteral("127.0.0.1");
        try (var server = new DatagramSocket(new InetSocketAddress(own, 0))) {
            var thread = Thread.ofVirtual().start(() -> answer(server, "http://10.0.2.3/machine"));
            var inform = new DhcpInform(new Random(1), 0, new InetSocketAddress(own, server.getLocalPort()));
            assertEquals("http://10.0.2.3/machine", inform.ask(own, new byte[] {2, 0, 0, 0, 0, 1}));
            thread.join();
        }
    }

    @Test
    void answersThatAreNotOursOrBrokenAreNotUrls() {
        var good = acknowledgement(5, "http://a/");
        assertEquals(Optional.of("http://a/"), InformMessage.url(good, good.length, 5));
        assertEquals(Optional.empty(), InformMessage.url(good, good.length, 6));
        for (int length = 0; length < good.length - 1; length++) {
            var url = InformMessage.url(good, length, 5);
            assertTrue(url.isEmpty() || url.get().equals("http://a/"), "length " + length);
        }
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            var bytes = good.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            InformMessage.url(bytes, bytes.length, 5);
        }
    }

    private static void answer(DatagramSocket server, String url) {
        try {
            var packet = new DatagramPacket(new byte[1500], 1500);
            server.receive(packet);
            var asked = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
            assertTrue(new String(packet.getData(), StandardCharsets.ISO_8859_1).contains("Ashlar"));
            var wrong = acknowledgement(asked.getInt(4) + 1, "http://wrong/");
            server.send(new DatagramPacket(wrong, wrong.length, packet.getSocketAddress()));
            var right = acknowledgement(asked.getInt(4), url);
            server.send(new DatagramPacket(right, right.length, packet.getSocketAddress()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] acknowledgement(int transaction, String url) {
        var packet = ByteBuffer.allocate(240 + 3 + 2 + url.length() + 1);
        packet.put((byte) 2).putInt(4, transaction).putInt(236, 0x63825363).position(240);
        packet.put(new byte[] {53, 1, 5, (byte) 224, (byte) url.length()});
        packet.put(url.getBytes(StandardCharsets.US_ASCII)).put((byte) 255);
        return packet.array();
    }

    private static void assertNames(String text, String line) {
        var failure = assertThrows(AshlarException.class, () -> source(line).read());
        assertTrue(String.valueOf(failure.getMessage()).contains(text), failure.getMessage());
    }

    private static BootParameterSource source(String line) {
        return new BootParameterSource(line, () -> {
            throw new IOException("nobody there");
        });
    }

    private static String words(String between) {
        return PARAMETERS.asKernelParameters().entrySet().stream()
                .map(word -> word.getKey() + "=" + word.getValue())
                .collect(Collectors.joining(between));
    }
}
