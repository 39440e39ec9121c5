package dev.ashlar.images.boot.nic;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.boot.dhcp.DhcpResponder;
import dev.ashlar.images.boot.tftp.TftpService;

/**
 * Ports on a network card; firmware knows the first three by number.
 *
 * @param dhcp UDP
 * @param bootService UDP
 * @param tftp UDP
 * @param http TCP; 0 takes any free one
 */
public record NicPorts(int dhcp, int bootService, int tftp, int http) {
    private static final int PORT_MAX = 65_535;

    public NicPorts {
        for (int port : new int[] {dhcp, bootService, tftp}) {
            if (port < 1 || port > PORT_MAX) {
                throw AshlarException.user("port " + port + " is outside 1 to " + PORT_MAX);
            }
        }
        if (http < 0 || http > PORT_MAX) {
            throw AshlarException.user("HTTP port " + http + " is outside 0 to " + PORT_MAX);
        }
    }

    /** 67, 4011, 69, and any free one for HTTP. */
    public static NicPorts standard() {
        return new NicPorts(DhcpResponder.SERVER_PORT, DhcpResponder.BOOT_SERVICE_PORT, TftpService.PORT, 0);
    }
}
