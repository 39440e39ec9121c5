package dev.ashlar.images.boot.nic;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.device.NetworkDevice;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** A wire: one end, {@link #nic}, is an interface of this host; the other is in a network namespace of its own. */
record NetworkNamespace(String name, String nic, Ipv4Address hostAddress) implements AutoCloseable {
    static final String INSIDE = "wire0";

    /** {@code letter} tells the wires of this process apart; the host has {@code hostAddress} on its end. */
    static NetworkNamespace create(String letter, String hostAddress) throws Exception {
        var id = "as" + ProcessHandle.current().pid() + letter;
        var made = new NetworkNamespace(id, id, Ipv4Address.of(hostAddress));
        ip("netns", "add", id);
        try {
            ip("link", "add", id, "type", "veth", "peer", "name", INSIDE, "netns", id);
            ip("address", "add", hostAddress + "/24", "dev", id);
            ip("link", "set", id, "up");
            ip("-n", id, "link", "set", INSIDE, "up");
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    /** Runs {@code ip} in the namespace. */
    void configure(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("-n", name));
        all.addAll(Arrays.asList(arguments));
        ip(all.toArray(String[]::new));
    }

    /** What a thread within the namespace makes: sockets stay in the namespace they were made in. */
    <T> T inside(Callable<T> work) throws Exception {
        return LinuxThread.run(() -> {
            LinuxThread.enterNetwork(name);
            return work.call();
        });
    }

    /** The far end, read from {@code ip}: Java sees no interface without address; the address is the source it uses. */
    NetworkDevice device(Ipv4Address address) throws IOException {
        var line = ip("-n", name, "-o", "link", "show", INSIDE);
        var mac = line.replaceAll("(?s).*link/ether ([0-9a-f:]{17}).*", "$1");
        int index = Integer.parseInt(line.substring(0, line.indexOf(':')));
        return new NetworkDevice(INSIDE, index, new MacAddress(mac), address);
    }

    @Override
    public void close() throws IOException {
        try {
            ip("link", "delete", nic); // both ends, at once; the namespace alone would take its time
        } finally {
            ip("netns", "delete", name);
        }
    }

    private static String ip(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(String.join(" ", command));
        }
        return said;
    }
}
