package dev.ashlar.node.parameters;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Asks the boot network, on every interface with an IPv4 address, where this machine's boot parameters are. The answer
 * comes to the machine's own address (RFC 2131 section 4.3.5).
 */
public final class DhcpInform implements BootParameterSource.ParameterUrl {
    private static final int TIMEOUT_MILLIS = 1000;
    private static final int PACKET_BYTES_MAX = 1500;

    private final RandomGenerator random;
    private final int clientPort;
    private final InetSocketAddress server;

    /** One of the machine's places on a network. */
    private record Place(Inet4Address address, NetworkInterface card) {}

    public DhcpInform(RandomGenerator random) {
        this(random, 68, new InetSocketAddress("255.255.255.255", 67));
    }

    DhcpInform(RandomGenerator random, int clientPort, InetSocketAddress server) {
        this.random = random;
        this.clientPort = clientPort;
        this.server = server;
    }

    @Override
    public String ask() throws IOException {
        var places = places();
        for (var place : places) {
            try {
                return ask(place.address(), place.card().getHardwareAddress());
            } catch (SocketTimeoutException e) {
                // the next interface may be the boot network's
            }
        }
        throw new IOException("no answer to DHCPINFORM on " + places.size() + " interface(s)");
    }

    String ask(Inet4Address own, byte[] hardwareAddress) throws IOException {
        int transaction = random.nextInt();
        try (var socket = new DatagramSocket(null)) {
            socket.setReuseAddress(true);
            socket.setBroadcast(true);
            socket.bind(new InetSocketAddress(own, clientPort));
            var request = InformMessage.write(transaction, own, hardwareAddress);
            socket.send(new DatagramPacket(request, request.length, server));
            return answer(socket, transaction);
        }
    }

    private static String answer(DatagramSocket socket, int transaction) throws IOException {
        long end = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
        var packet = new DatagramPacket(new byte[PACKET_BYTES_MAX], PACKET_BYTES_MAX);
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000L;
            if (left <= 0) {
                throw new SocketTimeoutException("no answer to DHCPINFORM");
            }
            socket.setSoTimeout(Math.toIntExact(left));
            socket.receive(packet);
            var url = InformMessage.url(packet.getData(), packet.getLength(), transaction);
            if (url.isPresent()) {
                return url.get();
            }
        }
    }

    private static List<Place> places() throws IOException {
        var places = new ArrayList<Place>();
        for (var each = NetworkInterface.getNetworkInterfaces(); each.hasMoreElements(); ) {
            var nic = each.nextElement();
            var hardware = nic.isLoopback() || !nic.isUp() ? null : nic.getHardwareAddress();
            if (hardware != null) {
                for (var address = nic.getInetAddresses(); address.hasMoreElements(); ) {
                    if (address.nextElement() instanceof Inet4Address own) {
                        places.add(new Place(own, nic));
                    }
                }
            }
        }
        return places;
    }
}
