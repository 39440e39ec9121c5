package dev.ashlar.images.boot.directory;

/**
 * Where a boot's files are.
 *
 * @param base of the HTTP boot server as machines reach it, {@code http://HOST:PORT}
 */
public record BootLinks(String base) {
    public static final String SCRIPT = "boot.ipxe";
    public static final String PARAMETERS = "parameters";
    public static final String KERNEL = "kernel";
    public static final String INITRD = "initrd";
    public static final String IMAGE = "image.efi";
    /** Before the hexadecimal digest of any blob of the image. */
    public static final String BLOBS = "blobs/";

    public static final String ROOT = "/boot/";

    /** URL of one of the names above. */
    public String url(BootSession session, String name) {
        return base + ROOT + session.token() + "/" + name;
    }

    /** TFTP file of one of the names above. */
    public static String tftpFile(BootSession session, String name) {
        return session.token() + "/" + name;
    }
}
