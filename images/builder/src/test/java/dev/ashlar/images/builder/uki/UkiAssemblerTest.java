package dev.ashlar.images.builder.uki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UkiAssemblerTest {
    private static final int EPOCH_SECONDS = 1_700_000_000;

    @Test
    void appendsSectionsAtComputedAddressesThatNeverOverlap() {
        var uki = PeImage.of(UkiAssembler.assemble(
                TestStub.bytes(),
                List.of(
                        UkiSection.text(".osrel", "ID=ashlar\n"),
                        new UkiSection(".linux", new byte[40 << 20]),
                        new UkiSection(".initrd", new byte[] {9, 8, 7})),
                EPOCH_SECONDS));

        var sections = uki.sections();
        assertEquals(List.of(".text", ".sbat", ".osrel", ".linux", ".initrd"), names(sections));
        for (int i = 1; i < sections.size(); i++) {
            var before = sections.get(i - 1);
            assertTrue(sections.get(i).virtualAddress() >= before.virtualAddress() + before.virtualSize());
            assertEquals(0, sections.get(i).virtualAddress() % 0x1000);
            assertEquals(0, sections.get(i).rawAddress() % 0x200);
        }
        assertArrayEquals(new byte[] {9, 8, 7}, uki.content(sections.getLast()));
        assertEquals(0x3000 + 0x1000 + (40 << 20) + 0x1000, uki.integer(uki.imageSizeAt()));
    }

    private static List<String> names(List<PeSection> sections) {
        return sections.stream().map(PeSection::name).toList();
    }

    @Test
    void writesTheGivenTimeAndACorrectChecksum() {
        var bytes = UkiAssembler.assemble(TestStub.bytes(), List.of(UkiSection.text(".uname", "6.12")), EPOCH_SECONDS);

        var image = PeImage.of(bytes);
        assertEquals(EPOCH_SECONDS, image.integer(image.timestampAt()));
        assertEquals(checksum(bytes, image.checksumAt()), image.integer(image.checksumAt()));
    }

    /** The definition, written differently: fold after every addition. */
    private static int checksum(byte[] bytes, int at) {
        var words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            sum += i == at || i == at + 2 ? 0 : Short.toUnsignedInt(words.getShort(i));
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum + bytes.length;
    }

    @Test
    void refusesWhatItCannotDo() {
        var stub = TestStub.bytes();
        var sbat = List.of(UkiSection.text(".sbat", "x"));
        var many = Collections.nCopies(20, UkiSection.text(".many", "x"));

        assertMessage("not a usable EFI program", () -> PeImage.of(new byte[4096]));
        assertMessage(".sbat already", () -> UkiAssembler.assemble(stub, sbat, 0));
        assertMessage("no room for 20", () -> UkiAssembler.assemble(stub, many, 0));
        assertMessage("--initrd FILE is missing", () -> Main.parse(new String[] {"--stub", "s", "--kernel", "k"}));
    }

    private static void assertMessage(String part, Runnable call) {
        var e = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
    }
}
