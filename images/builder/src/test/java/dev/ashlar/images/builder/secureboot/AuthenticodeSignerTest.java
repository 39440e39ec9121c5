package dev.ashlar.images.builder.secureboot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.builder.uki.PeImage;
import dev.ashlar.images.builder.uki.TestStub;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticodeSignerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path directory;

    @Test
    void keysAreCreatedOnceForTheirOwnerAlone() throws Exception {
        var first = SecureBootKeys.in(directory, CLOCK);
        var second = SecureBootKeys.in(directory, CLOCK);

        assertEquals(first.fingerprint(), second.fingerprint());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secure-boot.key"))));
    }

    @Test
    void sameProgramAndKeyGiveTheSameBytes() {
        var signer = new AuthenticodeSigner(SecureBootKeys.in(directory, CLOCK));

        assertArrayEquals(signer.sign(TestStub.bytes()), signer.sign(TestStub.bytes()));
    }

    @Test
    void signatureVerifiesHoldsTheImageDigestAndNoTime() throws Exception {
        var keys = SecureBootKeys.in(directory, CLOCK);
        var signed = new AuthenticodeSigner(keys).sign(TestStub.bytes());

        var cms = new CMSSignedData(new ByteArrayInputStream(signature(signed)));
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        assertTrue(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(keys.certificate())));
        assertEquals(2, signer.getSignedAttributes().size());
        var digest = AuthenticodeSigner.digest(signed);
        assertArrayEquals(AuthenticodeSigner.digest(TestStub.bytes()), digest);
        var content = cms.getSignedContent().getContent();
        var encoded = ((org.bouncycastle.asn1.ASN1Object) content).getEncoded("DER");
        assertArrayEquals(digest, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static byte[] signature(byte[] signed) {
        int at = PeImage.of(signed).signaturesAt();
        int size = ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        return Arrays.copyOfRange(signed, at + 8, at + size);
    }

    @Test
    void aChangedByteChangesTheDigest() {
        var signed = new AuthenticodeSigner(SecureBootKeys.in(directory, CLOCK)).sign(TestStub.bytes());
        var before = AuthenticodeSigner.digest(signed);

        signed[0x401] ^= 1;

        assertFalse(Arrays.equals(before, AuthenticodeSigner.digest(signed)));
    }

    @Test
    void refusesToSignTwice() {
        var signer = new AuthenticodeSigner(SecureBootKeys.in(directory, CLOCK));
        var signed = signer.sign(TestStub.bytes());

        assertThrows(AshlarException.class, () -> signer.sign(signed));
    }
}
