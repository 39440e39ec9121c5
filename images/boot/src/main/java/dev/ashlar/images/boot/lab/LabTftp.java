package dev.ashlar.images.boot.lab;

import dev.ashlar.images.boot.packet.UdpFrame;
import dev.ashlar.images.boot.tftp.TftpChannel;
import dev.ashlar.images.boot.tftp.TftpService;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * TFTP transfers over frames: each runs in a virtual thread and has a server port of its own, which tells its packets
 * apart (RFC 1350 §4). What does not fit into a transfer's short queue is dropped, as on any wire.
 */
final class LabTftp {
    private static final int FIRST_PORT = 49_152;
    private static final int PORTS = 16_384;
    private static final int QUEUED_MAX = 128;
    private static final int RUNNING_MAX = 256;

    /** Sends a frame to one machine. */
    interface FrameSender {
        void send(byte[] frame, SocketAddress receiver) throws IOException;
    }

    private record Client(SocketAddress wire, int serverPort) {}

    private final TftpService service;
    private final LabSettings settings;
    private final FrameSender sender;
    private final AtomicInteger ports = new AtomicInteger();
    private final Map<Client, BlockingQueue<byte[]>> running = new ConcurrentHashMap<>();

    LabTftp(TftpService service, LabSettings settings, FrameSender sender) {
        this.service = service;
        this.settings = settings;
        this.sender = sender;
    }

    /** Takes a datagram addressed to the boot server. */
    void take(UdpFrame udp, SocketAddress wire) {
        if (udp.destinationPort() == TftpService.PORT) {
            begin(udp, wire);
            return;
        }
        var queue = running.get(new Client(wire, udp.destinationPort()));
        if (queue != null) {
            queue.offer(udp.payload()); // when full, the client acknowledges again
        }
    }

    private void begin(UdpFrame request, SocketAddress wire) {
        if (running.size() >= RUNNING_MAX) {
            return;
        }
        var client = new Client(wire, FIRST_PORT + Math.floorMod(ports.getAndIncrement(), PORTS));
        var queue = new ArrayBlockingQueue<byte[]>(QUEUED_MAX);
        running.put(client, queue);
        Thread.ofVirtual().name("lab-tftp").start(() -> {
            try {
                service.serve(request.payload(), channel(request, client, queue));
            } finally {
                running.remove(client);
            }
        });
    }

    private TftpChannel channel(UdpFrame request, Client client, BlockingQueue<byte[]> queue) {
        return new TftpChannel() {
            @Override
            public void send(byte[] packet) throws IOException {
                var udp = new UdpFrame(
                        settings.mac(),
                        settings.address(),
                        client.serverPort(),
                        request.source(),
                        request.sourcePort(),
                        packet);
                sender.send(udp.toBytes(request.sender()), client.wire());
            }

            @Override
            public Optional<byte[]> receive(Duration timeout) throws InterruptedException {
                return Optional.ofNullable(queue.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
            }
        };
    }
}
