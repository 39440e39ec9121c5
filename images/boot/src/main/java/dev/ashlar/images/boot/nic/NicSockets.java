package dev.ashlar.images.boot.nic;

import dev.ashlar.images.boot.device.DeviceUdpSocket;
import dev.ashlar.images.boot.device.NetworkDevice;
import dev.ashlar.images.boot.device.Pollable;
import dev.ashlar.images.boot.device.SolicitationSocket;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.util.List;

/** The sockets of one network card. Closed by the thread that reads. */
record NicSockets(
        DeviceUdpSocket dhcp, DeviceUdpSocket bootService, DeviceUdpSocket tftp, SolicitationSocket solicitations)
        implements AutoCloseable {
    private static final int ROUTER_SOLICITATION = 133;

    /** All of them or none. */
    static NicSockets open(NetworkDevice device, NicPorts ports) {
        var dhcp = DeviceUdpSocket.open(device, Ipv4Address.ANY, ports.dhcp());
        try {
            var bootService = DeviceUdpSocket.open(device, Ipv4Address.ANY, ports.bootService());
            try {
                var tftp = DeviceUdpSocket.open(device, device.address(), ports.tftp());
                try {
                    var solicitations = SolicitationSocket.open(device, ROUTER_SOLICITATION);
                    return new NicSockets(dhcp, bootService, tftp, solicitations);
                } catch (RuntimeException e) {
                    tftp.close();
                    throw e;
                }
            } catch (RuntimeException e) {
                bootService.close();
                throw e;
            }
        } catch (RuntimeException e) {
            dhcp.close();
            throw e;
        }
    }

    List<Pollable> all() {
        return List.of(dhcp, bootService, tftp, solicitations);
    }

    @Override
    public void close() {
        dhcp.close();
        bootService.close();
        tftp.close();
        solicitations.close();
    }
}
