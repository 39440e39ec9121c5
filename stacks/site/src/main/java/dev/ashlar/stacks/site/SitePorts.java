package dev.ashlar.stacks.site;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Json;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The site's ports on 127.0.0.1. They are chosen free once and kept, because running machines know them; one that is
 * taken by somebody else when the site starts again is replaced.
 *
 * @param labNetwork UDP, Ethernet frames of the machines
 */
record SitePorts(int api, int boot, int labNetwork, int ledger, int objectStore) {
    /** Reads the kept ports or chooses new ones, and keeps them. */
    static SitePorts allocate(Path file) {
        try {
            var kept = Files.exists(file)
                    ? Json.read(Files.readString(file), SitePorts.class)
                    : new SitePorts(0, 0, 0, 0, 0);
            var ports = kept.replaceTaken();
            Files.writeString(file, Json.writePretty(ports));
            return ports;
        } catch (IOException e) {
            throw AshlarException.external("ports of the site cannot be kept in " + file + ": " + e.getMessage(), e);
        }
    }

    private SitePorts replaceTaken() throws IOException {
        // Held open together, so that no two of them are the same.
        var held = new ArrayList<AutoCloseable>();
        try {
            // The ledger's server may outlive a killed site and be found on its port again: that is not "taken".
            int ledgerPort = ledger == 0 ? tcp(0, held) : ledger;
            return new SitePorts(
                    tcp(api, held), tcp(boot, held), udp(labNetwork, held), ledgerPort, tcp(objectStore, held));
        } finally {
            close(held);
        }
    }

    private static int tcp(int wanted, List<AutoCloseable> held) throws IOException {
        try {
            var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return tcp(0, held);
        }
    }

    private static int udp(int wanted, List<AutoCloseable> held) throws IOException {
        try {
            var socket = new DatagramSocket(wanted, InetAddress.getLoopbackAddress());
            held.add(socket);
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return udp(0, held);
        }
    }

    private static void close(List<AutoCloseable> held) throws IOException {
        for (var socket : held) {
            try {
                socket.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
