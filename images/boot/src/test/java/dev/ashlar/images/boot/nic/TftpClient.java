package dev.ashlar.images.boot.nic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ashlar.images.boot.device.DeviceUdpSocket;
import dev.ashlar.images.boot.device.Wakeup;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Fetches a file by plain RFC 1350: blocks of 512 bytes, each acknowledged. */
record TftpClient(DeviceUdpSocket socket, Wakeup wakeup) implements AutoCloseable {
    private static final int BLOCK_BYTES = 512;
    private static final int DATA = 3;

    byte[] fetch(Ipv4Address server, String file) throws Exception {
        socket.send(server, 69, ("\0\1" + file + "\0octet\0").getBytes(StandardCharsets.US_ASCII));
        var content = new ByteArrayOutputStream();
        for (int block = 1; ; block++) {
            var datagram = next();
            var packet = ByteBuffer.wrap(datagram.payload());
            assertEquals(DATA, packet.getShort());
            assertEquals(block & 0xffff, packet.getShort() & 0xffff);
            content.write(datagram.payload(), 4, packet.remaining());
            var acknowledgement = new byte[] {0, 4, (byte) (block >> 8), (byte) block};
            socket.send(server, datagram.sourcePort(), acknowledgement);
            if (packet.remaining() < BLOCK_BYTES) {
                return content.toByteArray();
            }
        }
    }

    private DeviceUdpSocket.Datagram next() throws Exception {
        assertFalse(wakeup.await(List.of(socket), Duration.ofSeconds(10)).isEmpty(), "the transfer stands still");
        return socket.receive().orElseThrow();
    }

    @Override
    public void close() {
        socket.close();
        wakeup.close();
    }
}
