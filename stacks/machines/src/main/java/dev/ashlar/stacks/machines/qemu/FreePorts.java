package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. Another process may take one between the look and the use; who uses it must try again. */
final class FreePorts {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private FreePorts() {}

    /** {@code preferred} when it is free, else any free one. */
    static int tcp(int preferred) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, preferred));
            return socket.getLocalPort();
        } catch (IOException e) {
            return preferred == 0 ? none("TCP", e) : tcp(0);
        }
    }

    static int udp(int preferred) {
        try (var socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, preferred))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return preferred == 0 ? none("UDP", e) : udp(0);
        }
    }

    private static int none(String kind, IOException cause) {
        throw AshlarException.external("no " + kind + " port is free on 127.0.0.1: " + cause.getMessage(), cause);
    }
}
