package dev.ashlar.images.boot.lab;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.dhcp.DhcpReply;
import dev.ashlar.images.boot.dhcp.DhcpRequest;
import dev.ashlar.images.boot.dhcp.DhcpResponder;
import dev.ashlar.images.boot.directory.BootWatch;
import dev.ashlar.images.boot.packet.ArpRequest;
import dev.ashlar.images.boot.packet.Frame;
import dev.ashlar.images.boot.packet.FrameReader;
import dev.ashlar.images.boot.packet.RouterSolicitation;
import dev.ashlar.images.boot.packet.UdpFrame;
import dev.ashlar.images.boot.tftp.TftpService;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boot server's end of the lab network. Each QEMU machine has a hub of its own, whose frames come as UDP datagrams
 * ({@code -netdev dgram}) to one socket; an answer goes back to where the question came from, so machines never hear of
 * each other. QEMU's own network on the same hub gives addresses; this end answers as a proxy. One thread reads.
 */
public final class LabNetwork implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LabNetwork.class);
    private static final int FRAME_BYTES_MAX = 65_536;
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    private final LabSettings settings;
    private final DatagramSocket socket;
    private final DhcpResponder dhcp;
    private final LabTftp tftp;
    private final BootWatch watch;
    private final FrameReader reader;

    private LabNetwork(
            LabSettings settings, DatagramSocket socket, DhcpResponder dhcp, TftpService tftp, BootWatch watch) {
        this.settings = settings;
        this.socket = socket;
        this.dhcp = dhcp;
        this.tftp = new LabTftp(tftp, settings, this::send);
        this.watch = watch;
        this.reader = new FrameReader(settings.mac());
    }

    /** Binds and answers until closed. */
    public static LabNetwork start(LabSettings settings, DhcpResponder dhcp, TftpService tftp, BootWatch watch) {
        try {
            var socket = new DatagramSocket(settings.bind());
            socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            var network = new LabNetwork(settings, socket, dhcp, tftp, watch);
            Thread.ofPlatform().daemon().name("lab-network").start(network::run);
            return network;
        } catch (SocketException e) {
            throw AshlarException.external(
                    "cannot receive frames on " + settings.bind() + ": " + e.getMessage() + "; choose another port", e);
        }
    }

    /** The UDP port QEMU sends frames to. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void run() {
        var packet = new DatagramPacket(new byte[FRAME_BYTES_MAX], FRAME_BYTES_MAX);
        while (!socket.isClosed()) {
            try {
                packet.setLength(FRAME_BYTES_MAX);
                socket.receive(packet);
                answer(packet);
            } catch (IOException e) {
                if (!socket.isClosed()) { // else we were closed while waiting
                    LOGGER.atDebug().setCause(e).log("frame lost");
                }
            } catch (RuntimeException e) {
                LOGGER.atWarn().setCause(e).log("frame not answered");
            }
        }
    }

    private void answer(DatagramPacket packet) throws IOException {
        var sender = packet.getSocketAddress();
        switch (reader.read(packet.getData(), packet.getLength())) {
            case Frame.Other _ -> {}
            case Frame.Malformed _ -> watch.count(Counted.FRAME_MALFORMED);
            case ArpRequest arp -> {
                if (arp.target().equals(settings.address())) {
                    watch.count(Counted.ARP_ANSWERED);
                    send(arp.reply(settings.mac()), sender);
                }
            }
            case RouterSolicitation solicitation -> {
                watch.count(Counted.ROUTER_SOLICITATION_ANSWERED);
                send(solicitation.reply(settings.mac()), sender);
            }
            case UdpFrame udp -> answer(udp, sender);
        }
    }

    private void answer(UdpFrame udp, SocketAddress sender) throws IOException {
        switch (udp.destinationPort()) {
            case DhcpResponder.SERVER_PORT, DhcpResponder.BOOT_SERVICE_PORT -> {
                var request = new DhcpRequest(udp.source(), udp.sourcePort(), udp.destinationPort(), udp.payload());
                var reply = dhcp.answer(request).filter(answer -> answer.mac().equals(udp.sender()));
                if (reply.isPresent()) {
                    send(frame(reply.get(), udp.destinationPort()), sender);
                }
            }
            default -> {
                if (udp.destination().equals(settings.address())) {
                    tftp.take(udp, sender);
                }
            }
        }
    }

    private byte[] frame(DhcpReply reply, int port) {
        var udp = new UdpFrame(
                settings.mac(),
                settings.address(),
                port,
                reply.destination(),
                reply.destinationPort(),
                reply.payload());
        return udp.toBytes(reply.mac());
    }

    private void send(byte[] frame, SocketAddress receiver) throws IOException {
        socket.send(new DatagramPacket(frame, frame.length, receiver));
    }
}
