package dev.ashlar.images.boot.nic;

import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.device.DeviceUdpSocket;
import dev.ashlar.images.boot.device.NetworkDevice;
import dev.ashlar.images.boot.device.Pollable;
import dev.ashlar.images.boot.device.Wakeup;
import dev.ashlar.images.boot.dhcp.DhcpRequest;
import dev.ashlar.images.boot.dhcp.DhcpResponder;
import dev.ashlar.images.boot.packet.Frame;
import dev.ashlar.images.boot.packet.FrameReader;
import dev.ashlar.images.boot.packet.RouterSolicitation;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boot server on one network card or bridge: DHCP, TFTP and the answer to router solicitations. Each socket is tied
 * to the device, so other networks of this host are neither heard nor answered. One thread reads; transfers have their
 * own.
 */
public final class NicNetwork implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(NicNetwork.class);

    private final NetworkDevice device;
    private final NicServices services;
    private final NicSockets sockets;
    private final Wakeup wakeup;
    private final NicTftp tftp;
    private final FrameReader frames;
    private final Thread reader;

    private NicNetwork(NetworkDevice device, NicServices services, NicSockets sockets, Wakeup wakeup) {
        this.device = device;
        this.services = services;
        this.sockets = sockets;
        this.wakeup = wakeup;
        this.tftp = new NicTftp(services.tftp(), device, wakeup);
        this.frames = new FrameReader(device.mac());
        this.reader = Thread.ofPlatform().daemon().name("nic-" + device.name()).unstarted(this::run);
    }

    /** Binds and answers until closed. A user error names the capability that is missing or the port that is taken. */
    public static NicNetwork start(NetworkDevice device, NicPorts ports, NicServices services) {
        var sockets = NicSockets.open(device, ports);
        try {
            var network = new NicNetwork(device, services, sockets, new Wakeup());
            network.reader.start();
            return network;
        } catch (RuntimeException e) {
            sockets.close();
            throw e;
        }
    }

    /** Returns when nothing is answered any more; transfers under way are broken off. */
    @Override
    public synchronized void close() {
        if (!reader.isAlive()) {
            return;
        }
        wakeup.stop();
        try {
            reader.join();
            if (tftp.stop()) { // else a transfer may still wait for it
                wakeup.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (sockets) {
            while (true) {
                for (var ready : wakeup.await(sockets.all(), Wakeup.FOR_EVER)) {
                    answer(ready);
                }
            }
        } catch (InterruptedException _) {
            LOGGER.atDebug().addKeyValue("nic", device.name()).log("stopped");
        }
    }

    private void answer(Pollable ready) {
        try {
            if (ready == sockets.dhcp()) {
                dhcp(sockets.dhcp(), DhcpResponder.SERVER_PORT);
            } else if (ready == sockets.bootService()) {
                dhcp(sockets.bootService(), DhcpResponder.BOOT_SERVICE_PORT);
            } else if (ready == sockets.tftp()) {
                sockets.tftp().receive().ifPresent(tftp::begin);
            } else {
                solicitation();
            }
        } catch (IOException e) {
            LOGGER.atDebug().addKeyValue("nic", device.name()).setCause(e).log("packet lost");
        } catch (RuntimeException e) {
            LOGGER.atWarn().addKeyValue("nic", device.name()).setCause(e).log("packet not answered");
        }
    }

    private void dhcp(DeviceUdpSocket socket, int port) throws IOException {
        var datagram = socket.receive();
        if (datagram.isPresent()) {
            var question = datagram.get();
            var request = new DhcpRequest(question.source(), question.sourcePort(), port, question.payload());
            var reply = services.dhcp().answer(request);
            if (reply.isPresent()) {
                socket.send(
                        reply.get().destination(),
                        reply.get().destinationPort(),
                        reply.get().payload());
            }
        }
    }

    private void solicitation() throws IOException {
        var bytes = sockets.solicitations().receive();
        if (bytes.isEmpty()) {
            return;
        }
        var frame = frames.read(bytes.get(), bytes.get().length);
        if (frame instanceof Frame.Malformed) {
            services.watch().count(Counted.FRAME_MALFORMED);
        } else if (frame instanceof RouterSolicitation question
                && services.isKnown().test(question.sender())) {
            services.watch().count(Counted.ROUTER_SOLICITATION_ANSWERED);
            sockets.solicitations().send(question.reply(device.mac()));
        }
    }
}
