package dev.ashlar.images.builder.uki;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A small PE32+ file with the sections .text and .sbat, laid out as systemd's stub is. */
public final class TestStub {
    public static final String SBAT = "sbat,1,test\n";
    private static final int PE = 0x80;
    private static final int OPTIONAL = PE + 24;

    private TestStub() {}

    public static byte[] bytes() {
        var out = ByteBuffer.allocate(0x800).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3C, PE);
        out.putInt(PE, 0x4550).putShort(PE + 4, (short) 0x8664).putShort(PE + 6, (short) 2);
        out.putInt(PE + 8, 12345).putShort(PE + 20, (short) 240);
        out.putShort(OPTIONAL, (short) 0x20B).putInt(OPTIONAL + 32, 0x1000).putInt(OPTIONAL + 36, 0x200);
        out.putInt(OPTIONAL + 56, 0x3000).putInt(OPTIONAL + 60, 0x400).putInt(OPTIONAL + 108, 16);
        section(out, 0, ".text", 0x1000, 5, 0x400);
        section(out, 1, ".sbat", 0x2000, SBAT.length(), 0x600);
        out.put(0x400, new byte[] {1, 2, 3, 4, 5}).put(0x600, SBAT.getBytes(StandardCharsets.US_ASCII));
        return out.array();
    }

    private static void section(ByteBuffer out, int index, String name, int address, int size, int raw) {
        int at = OPTIONAL + 240 + 40 * index;
        out.put(at, name.getBytes(StandardCharsets.US_ASCII));
        out.putInt(at + 8, size).putInt(at + 12, address).putInt(at + 16, 0x200).putInt(at + 20, raw);
    }
}
