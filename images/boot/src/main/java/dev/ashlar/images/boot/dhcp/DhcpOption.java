package dev.ashlar.images.boot.dhcp;

/** Option codes (RFC 2132 unless said). */
final class DhcpOption {
    static final int PAD = 0;
    static final int SUBNET_MASK = 1;
    static final int ROUTER = 3;
    static final int NAME_SERVER = 6;
    static final int VENDOR_INFORMATION = 43;
    static final int REQUESTED_ADDRESS = 50;
    static final int LEASE_SECONDS = 51;
    static final int OVERLOAD = 52;
    static final int MESSAGE_TYPE = 53;
    static final int SERVER = 54;
    static final int VENDOR_CLASS = 60;
    static final int CLIENT = 61;
    static final int TFTP_SERVER = 66;
    static final int BOOT_FILE = 67;
    /** RFC 3004. */
    static final int USER_CLASS = 77;
    /** RFC 3046. */
    static final int RELAY_INFORMATION = 82;
    /** RFC 4578. */
    static final int ARCHITECTURE = 93;
    /** RFC 4578. */
    static final int MACHINE_UUID = 97;
    /** iPXE's encapsulated options. */
    static final int IPXE = 175;
    /** Site-specific (RFC 3942): URL of an appliance's boot parameters. */
    static final int PARAMETERS_URL = 224;

    static final int END = 255;

    private DhcpOption() {}
}
