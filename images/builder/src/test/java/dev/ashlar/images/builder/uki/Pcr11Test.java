package dev.ashlar.images.builder.uki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class Pcr11Test {
    @Test
    void extendsNamesAndContentsInTheStubsOrder() throws Exception {
        var uki = uki("ID=ashlar\n");
        var value = new byte[32];
        for (var measured : List.of(
                ".linux\0", "LINUX", ".osrel\0", "ID=ashlar\n", ".initrd\0", "INITRD", ".sbat\0", TestStub.SBAT)) {
            value = sha256(value, sha256(measured.getBytes(StandardCharsets.US_ASCII)));
        }

        assertEquals(HexFormat.of().formatHex(value), Pcr11.predict(uki));
    }

    @Test
    void changesWithAnySection() {
        assertNotEquals(Pcr11.predict(uki("ID=ashlar\n")), Pcr11.predict(uki("ID=other\n")));
    }

    private static PeImage uki(String osRelease) {
        return PeImage.of(UkiAssembler.assemble(
                TestStub.bytes(),
                List.of(
                        UkiSection.text(".osrel", osRelease),
                        UkiSection.text(".linux", "LINUX"),
                        UkiSection.text(".initrd", "INITRD")),
                0));
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
