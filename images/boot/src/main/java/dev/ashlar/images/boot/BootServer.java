package dev.ashlar.images.boot;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.count.Counted;
import dev.ashlar.images.boot.count.Counters;
import dev.ashlar.images.boot.device.NetworkDevice;
import dev.ashlar.images.boot.dhcp.AddressAuthority;
import dev.ashlar.images.boot.dhcp.DhcpResponder;
import dev.ashlar.images.boot.dhcp.ProxyAuthority;
import dev.ashlar.images.boot.directory.BootDirectory;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.directory.BootWatch;
import dev.ashlar.images.boot.http.BootHttpServer;
import dev.ashlar.images.boot.lab.LabNetwork;
import dev.ashlar.images.boot.lab.LabSettings;
import dev.ashlar.images.boot.nic.NicNetwork;
import dev.ashlar.images.boot.nic.NicServices;
import dev.ashlar.images.boot.nic.NicSettings;
import dev.ashlar.images.boot.tftp.TftpService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** Boots machines over the network: wires directory, protocols and networks. Thread-safe. */
public final class BootServer implements AutoCloseable {
    private final Counters counters = new Counters();
    private final BootPorts ports;
    private final BootWatch watch;
    private final BootSessions sessions;
    private final BootHttpServer http;
    private final BootLinks links;
    private final Deque<Runnable> closings = new ArrayDeque<>(); // last opened first
    private Optional<LabNetwork> lab = Optional.empty();

    private BootServer(BootSettings settings, BootPorts ports) {
        this.ports = ports;
        this.watch = new BootWatch(ports.observer(), ports.clock(), counters);
        this.sessions = new BootSessions(ports.random());
        this.http = BootHttpServer.bind(settings.http());
        closings.push(http::close);
        this.links = new BootLinks("http://" + settings.guestHost() + ":" + http.port());
    }

    /** Listens and answers until closed. On failure nothing stays open. */
    public static BootServer start(BootSettings settings, BootPorts ports) {
        var server = new BootServer(settings, ports);
        try {
            server.http.serve(server.sessions, server.links, ports.blobs(), server.watch);
            server.lab = settings.lab().map(server::openLab);
            settings.nics().forEach(server::openNic);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** TCP port of the HTTP boot server. */
    public int httpPort() {
        return http.port();
    }

    /** UDP port to which QEMU sends the frames of the lab network. */
    public int framePort() {
        return lab.map(LabNetwork::port)
                .orElseThrow(() -> AshlarException.user("this boot server has no lab network; its settings name none"));
    }

    /** How often each thing happened since the start. */
    public Map<Counted, Long> counts() {
        return counters.snapshot();
    }

    @Override
    public synchronized void close() {
        while (!closings.isEmpty()) {
            closings.pop().run();
        }
    }

    private LabNetwork openLab(LabSettings settings) {
        var dhcp = dhcp(links, new ProxyAuthority(settings.address()));
        var network = LabNetwork.start(settings, dhcp, new TftpService(sessions, ports.blobs(), watch), watch);
        closings.push(network::close);
        return network;
    }

    private void openNic(NicSettings settings) {
        var device = NetworkDevice.find(settings.name(), settings.address());
        var address = settings.address().toString();
        var nicHttp = BootHttpServer.bind(new InetSocketAddress(
                InetAddress.ofLiteral(address), settings.ports().http()));
        closings.push(nicHttp::close);
        var nicLinks = new BootLinks("http://" + address + ":" + nicHttp.port());
        nicHttp.serve(sessions, nicLinks, ports.blobs(), watch);
        var services = new NicServices(
                dhcp(nicLinks, settings.authority(ports.clock())),
                new TftpService(sessions, ports.blobs(), watch),
                mac -> ports.catalog().planFor(mac).isPresent(),
                watch);
        closings.push(NicNetwork.start(device, settings.ports(), services)::close);
    }

    private DhcpResponder dhcp(BootLinks to, AddressAuthority addresses) {
        return new DhcpResponder(new BootDirectory(ports.catalog()), sessions, to, addresses, watch);
    }
}
