package dev.ashlar.images.boot.nic;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.device.DeviceUdpSocket;
import dev.ashlar.images.boot.device.DeviceUdpSocket.Datagram;
import dev.ashlar.images.boot.device.NetworkDevice;
import dev.ashlar.images.boot.device.Wakeup;
import dev.ashlar.images.boot.tftp.TftpChannel;
import dev.ashlar.images.boot.tftp.TftpService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TFTP transfers of one network card: each has a socket and port of its own (RFC 1350 §4) and a platform thread, which
 * a waiting system call would hold anyway. A request too many is dropped; the client asks again.
 */
final class NicTftp {
    private static final Logger LOGGER = LoggerFactory.getLogger(NicTftp.class);
    private static final int RUNNING_MAX = 80; // some more than the service allows, to be told that it is busy
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final TftpService service;
    private final NetworkDevice device;
    private final Wakeup wakeup;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            RUNNING_MAX,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("nic-tftp-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    NicTftp(TftpService service, NetworkDevice device, Wakeup wakeup) {
        this.service = service;
        this.device = device;
        this.wakeup = wakeup;
    }

    /** Takes a datagram that came to the TFTP port; returns at once. */
    void begin(Datagram request) {
        threads.execute(() -> transfer(request));
    }

    /** True when no transfer runs any more; call after the wake-up was stopped. */
    boolean stop() throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void transfer(Datagram request) {
        try (var socket = DeviceUdpSocket.open(device, device.address(), 0)) {
            service.serve(request.payload(), channel(socket, request));
        } catch (AshlarException e) {
            LOGGER.atWarn().setCause(e).log("TFTP transfer not started");
        }
    }

    private TftpChannel channel(DeviceUdpSocket socket, Datagram request) {
        return new TftpChannel() {
            @Override
            public void send(byte[] packet) throws IOException {
                socket.send(request.source(), request.sourcePort(), packet);
            }

            @Override
            public Optional<byte[]> receive(Duration timeout) throws IOException, InterruptedException {
                if (wakeup.await(List.of(socket), timeout).isEmpty()) {
                    return Optional.empty();
                }
                return socket.receive().filter(this::isFromClient).map(Datagram::payload);
            }

            private boolean isFromClient(Datagram datagram) {
                return datagram.source().equals(request.source()) && datagram.sourcePort() == request.sourcePort();
            }
        };
    }
}
