package dev.ashlar.images.builder.uki;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Appends sections to systemd's EFI stub. Every address follows from the sizes, the time stamp is an argument and the
 * checksum is recomputed, so equal inputs give equal bytes.
 */
public final class UkiAssembler {
    private static final int SECTION_HEADER_SIZE = 40;
    private static final int INITIALIZED_READABLE_DATA = 0x4000_0040;

    private UkiAssembler() {}

    /**
     * @param epochSeconds written as the PE time stamp
     */
    public static byte[] assemble(byte[] stub, List<UkiSection> sections, int epochSeconds) {
        var image = PeImage.of(stub);
        checkRoom(image, sections);
        int align = image.fileAlignment();
        int end = endOfSections(image);
        long size = end;
        for (var section : sections) {
            size += aligned(section.content().length, align);
        }
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a UKI of " + size + " bytes is over the 2 GiB a PE file can hold");
        }
        var out = Arrays.copyOf(Arrays.copyOf(stub, end), (int) size);
        append(PeImage.of(out), ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN), sections, end);
        ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).putInt(image.timestampAt(), epochSeconds);
        PeImage.of(out).updateChecksum();
        return out;
    }

    private static void checkRoom(PeImage image, List<UkiSection> sections) {
        int needed = image.sectionTable() + SECTION_HEADER_SIZE * (image.sectionCount() + sections.size());
        if (needed > image.headersSize()) {
            throw new IllegalArgumentException("the stub's headers have no room for " + sections.size() + " sections");
        }
        if (image.signaturesAt() != 0) {
            throw new IllegalArgumentException("the stub is signed already; take the unsigned one");
        }
        for (var section : sections) {
            if (image.section(section.name()).isPresent()) {
                throw new IllegalArgumentException("the stub has a section " + section.name() + " already");
            }
        }
    }

    private static int endOfSections(PeImage image) {
        return aligned(
                image.sections().stream()
                        .mapToInt(section -> section.rawAddress() + section.rawSize())
                        .max()
                        .orElseThrow(() -> new IllegalArgumentException("the stub has no sections")),
                image.fileAlignment());
    }

    private static void append(PeImage image, ByteBuffer out, List<UkiSection> sections, int fileEnd) {
        int header = image.sectionTable() + SECTION_HEADER_SIZE * image.sectionCount();
        int rawAddress = fileEnd;
        int address = endOfMemory(image);
        int dataSize = out.getInt(image.initializedDataSizeAt());
        for (var section : sections) {
            int length = section.content().length;
            int rawSize = aligned(length, image.fileAlignment());
            var name = section.name().getBytes(StandardCharsets.US_ASCII);
            out.put(header, Arrays.copyOf(name, 8));
            out.putInt(header + 8, length).putInt(header + 12, address).putInt(header + 16, rawSize);
            out.putInt(header + 20, rawAddress).putInt(header + 36, INITIALIZED_READABLE_DATA);
            out.put(rawAddress, section.content());
            header += SECTION_HEADER_SIZE;
            rawAddress += rawSize;
            dataSize += rawSize;
            address = aligned(address + length, image.sectionAlignment());
        }
        out.putShort(image.sectionCountAt(), (short) (image.sectionCount() + sections.size()));
        out.putInt(image.initializedDataSizeAt(), dataSize);
        out.putInt(image.imageSizeAt(), address);
    }

    private static int endOfMemory(PeImage image) {
        return aligned(
                image.sections().stream()
                        .mapToInt(section -> section.virtualAddress() + section.virtualSize())
                        .max()
                        .orElse(0),
                image.sectionAlignment());
    }

    private static int aligned(int value, int alignment) {
        return Math.ceilDiv(value, alignment) * alignment;
    }
}
