package dev.ashlar.images.boot.count;

/** What is counted. A protocol's malformed packets are dropped and counted, never answered. */
public enum Counted {
    FRAME_MALFORMED,
    ARP_ANSWERED,
    ROUTER_SOLICITATION_ANSWERED,
    DHCP_ANSWERED,
    DHCP_IGNORED,
    DHCP_MALFORMED,
    DHCP_FAILED,
    TFTP_STARTED,
    TFTP_COMPLETED,
    TFTP_REFUSED,
    TFTP_FAILED,
    TFTP_MALFORMED,
    HTTP_ANSWERED,
    HTTP_REFUSED,
    HTTP_FAILED,
    HTTP_CUT_OFF
}
