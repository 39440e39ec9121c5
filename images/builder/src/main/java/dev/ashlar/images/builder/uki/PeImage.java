package dev.ashlar.images.builder.uki;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The header fields of a PE32+ file (Microsoft PE and COFF specification) that unified kernel images and their
 * signatures depend on. Holds the array it was given: a view, not a copy.
 */
public final class PeImage {
    private static final int PE32_PLUS = 0x20B;
    private static final int SECTION_HEADER_SIZE = 40;
    private static final int SECURITY_DIRECTORY = 4;

    private final ByteBuffer bytes;
    private final int coff;
    private final int optional;

    private PeImage(byte[] file, int peAt) {
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        coff = peAt + 4;
        optional = coff + 20;
    }

    /** Reads the headers; throws IllegalArgumentException saying what is wrong with them. */
    public static PeImage of(byte[] file) {
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        require(file.length > 0x40 && file[0] == 'M' && file[1] == 'Z', "it has no MZ header");
        int peAt = bytes.getInt(0x3C);
        require(peAt > 0 && peAt < file.length - 0x200 && bytes.getInt(peAt) == 0x4550, "it has no PE header");
        var image = new PeImage(file, peAt);
        require(bytes.getShort(image.optional) == PE32_PLUS, "it is not PE32+");
        require(bytes.getInt(image.optional + 108) > SECURITY_DIRECTORY, "it has no security directory");
        require(image.sectionTable() + SECTION_HEADER_SIZE * image.sectionCount() <= file.length, "it is cut off");
        return image;
    }

    private static void require(boolean holds, String wrong) {
        if (!holds) {
            throw new IllegalArgumentException("not a usable EFI program: " + wrong);
        }
    }

    /** In file order. */
    public List<PeSection> sections() {
        var sections = new ArrayList<PeSection>();
        for (int i = 0; i < sectionCount(); i++) {
            int at = sectionTable() + SECTION_HEADER_SIZE * i;
            sections.add(
                    new PeSection(name(at), integer(at + 12), integer(at + 8), integer(at + 20), integer(at + 16)));
        }
        return List.copyOf(sections);
    }

    private String name(int at) {
        int end = at;
        while (end < at + 8 && bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), at, end - at, StandardCharsets.US_ASCII);
    }

    public Optional<PeSection> section(String name) {
        return sections().stream()
                .filter(section -> section.name().equals(name))
                .findFirst();
    }

    /** What is loaded at the section's address: {@code virtualSize} bytes without the padding of the file. */
    public byte[] content(PeSection section) {
        int length = Math.min(section.virtualSize(), section.rawSize());
        return Arrays.copyOfRange(bytes.array(), section.rawAddress(), section.rawAddress() + length);
    }

    int sectionCount() {
        return Short.toUnsignedInt(bytes.getShort(coff + 2));
    }

    int sectionTable() {
        return optional + Short.toUnsignedInt(bytes.getShort(coff + 16));
    }

    int sectionAlignment() {
        return integer(optional + 32);
    }

    int fileAlignment() {
        return integer(optional + 36);
    }

    int headersSize() {
        return integer(optional + 60);
    }

    int sectionCountAt() {
        return coff + 2;
    }

    int timestampAt() {
        return coff + 4;
    }

    int initializedDataSizeAt() {
        return optional + 8;
    }

    int imageSizeAt() {
        return optional + 56;
    }

    /** Offset of the four bytes of the file's checksum. */
    public int checksumAt() {
        return optional + 64;
    }

    /** Offset of the eight bytes (offset, size) that point to the signatures. */
    public int securityDirectoryAt() {
        return optional + 112 + 8 * SECURITY_DIRECTORY;
    }

    /** Offset of the first signature, or 0 when there is none. */
    public int signaturesAt() {
        return integer(securityDirectoryAt());
    }

    int integer(int at) {
        return bytes.getInt(at);
    }

    /** Recomputes the checksum in place: the 16-bit one's complement sum of the file plus its length. */
    public void updateChecksum() {
        bytes.putInt(checksumAt(), 0);
        int length = bytes.capacity();
        long sum = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            sum += Short.toUnsignedInt(bytes.getShort(i));
        }
        if (length % 2 == 1) {
            sum += Byte.toUnsignedInt(bytes.get(length - 1));
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        bytes.putInt(checksumAt(), (int) (sum + length));
    }
}
