package dev.ashlar.images.boot.dhcp;

import dev.ashlar.images.boot.directory.BootDecision;
import dev.ashlar.images.boot.directory.BootLinks;
import dev.ashlar.images.boot.directory.BootPlan;
import dev.ashlar.images.boot.directory.BootSession;
import dev.ashlar.images.boot.directory.BootSessions;
import dev.ashlar.images.boot.packet.Ipv4Address;
import java.util.Optional;

/**
 * The boot part of an answer: options, and the server and file fields old firmware reads.
 *
 * @param plan whose boot this is
 * @param file for the fixed field, empty for none
 */
record BootAnswer(BootPlan plan, DhcpOptions options, String file) {
    private static final String PXE = "PXEClient";
    private static final String HTTP = "HTTPClient";
    /** PXE discovery control 8: take the boot file from this answer, ask nobody else. */
    private static final byte[] TAKE_FILE_FROM_HERE = {6, 1, 8, (byte) 255};

    private BootAnswer(BootPlan plan, DhcpOptions options) {
        this(plan, options, "");
    }

    /** Empty when the decision is to stay silent. Opens the machine's boot session. */
    static Optional<BootAnswer> to(
            BootDecision decision, BootSessions sessions, BootLinks links, Ipv4Address tftpServer) {
        return switch (decision) {
            case BootDecision.Ignore _ -> Optional.empty();
            case BootDecision.GiveAddressOnly(var plan) -> Optional.of(new BootAnswer(plan, DhcpOptions.none()));
            case BootDecision.RunScript(var plan) -> Optional.of(script(sessions.open(plan), links));
            case BootDecision.LoadImageByHttp(var plan) -> Optional.of(http(sessions.open(plan), links));
            case BootDecision.LoadImageByTftp(var plan) -> Optional.of(tftp(sessions.open(plan), tftpServer));
            case BootDecision.TellParameters(var plan) -> Optional.of(parameters(sessions.open(plan), links));
        };
    }

    /** The same machine, nothing to boot. */
    BootAnswer without() {
        return new BootAnswer(plan, DhcpOptions.none());
    }

    /** True when there is nothing to boot. */
    boolean isEmpty() {
        return options.isEmpty();
    }

    /** True for firmware that boots, false for an appliance that runs and a machine that wants an address. */
    boolean isBooting() {
        return options.has(DhcpOption.BOOT_FILE);
    }

    private static BootAnswer script(BootSession session, BootLinks links) {
        var url = links.url(session, BootLinks.SCRIPT);
        var options = DhcpOptions.none()
                .with(DhcpOption.VENDOR_CLASS, PXE)
                .with(DhcpOption.VENDOR_INFORMATION, TAKE_FILE_FROM_HERE)
                .with(DhcpOption.BOOT_FILE, url);
        return new BootAnswer(session.plan(), options);
    }

    private static BootAnswer http(BootSession session, BootLinks links) {
        var options = DhcpOptions.none()
                .with(DhcpOption.VENDOR_CLASS, HTTP)
                .with(DhcpOption.BOOT_FILE, links.url(session, BootLinks.IMAGE));
        return new BootAnswer(session.plan(), options);
    }

    /** No option 43: some UEFI firmware then insists on discovering boot servers by multicast. */
    private static BootAnswer tftp(BootSession session, Ipv4Address tftpServer) {
        var file = BootLinks.tftpFile(session, BootLinks.IMAGE);
        var options = DhcpOptions.none()
                .with(DhcpOption.VENDOR_CLASS, PXE)
                .with(DhcpOption.TFTP_SERVER, tftpServer.toString())
                .with(DhcpOption.BOOT_FILE, file);
        return new BootAnswer(session.plan(), options, file);
    }

    private static BootAnswer parameters(BootSession session, BootLinks links) {
        var options = DhcpOptions.none().with(DhcpOption.PARAMETERS_URL, links.url(session, BootLinks.PARAMETERS));
        return new BootAnswer(session.plan(), options);
    }
}
