package dev.ashlar.images.builder.secureboot;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.images.builder.uki.PeImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Signs EFI programs for Secure Boot (UEFI specification 2.10 §32.5.3.3). Deterministic: the same program and key give
 * the same signed program. Thread-safe.
 */
public final class AuthenticodeSigner {
    private static final short WIN_CERT_REVISION_2 = 0x0200;
    private static final short WIN_CERT_PKCS_SIGNED_DATA = 0x0002;
    private static final int HEADER_SIZE = 8;

    private final SecureBootKeys keys;

    public AuthenticodeSigner(SecureBootKeys keys) {
        this.keys = keys;
    }

    /** Returns a signed copy of an unsigned program. */
    public byte[] sign(byte[] program) {
        var image = PeImage.of(program);
        if (image.signaturesAt() != 0) {
            throw AshlarException.user("this EFI program is signed already; sign the unsigned one");
        }
        // Signatures start at a multiple of 8; the padding belongs to the digest.
        var padded = Arrays.copyOf(program, (program.length + 7) & ~7);
        return attach(padded, image, signature(digest(padded)));
    }

    private byte[] signature(byte[] imageDigest) {
        try {
            return AuthenticodeSignature.of(imageDigest, keys.privateKey(), keys.certificate());
        } catch (GeneralSecurityException | IOException e) {
            throw new AshlarException(ErrorCategory.BUG, "cannot sign with the Secure Boot key: " + e.getMessage(), e);
        }
    }

    private static byte[] attach(byte[] padded, PeImage image, byte[] signature) {
        int size = (HEADER_SIZE + signature.length + 7) & ~7;
        var signed = Arrays.copyOf(padded, padded.length + size);
        var out = ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(image.securityDirectoryAt(), padded.length).putInt(image.securityDirectoryAt() + 4, size);
        out.putInt(padded.length, size);
        out.putShort(padded.length + 4, WIN_CERT_REVISION_2).putShort(padded.length + 6, WIN_CERT_PKCS_SIGNED_DATA);
        out.put(padded.length + HEADER_SIZE, signature);
        PeImage.of(signed).updateChecksum();
        return signed;
    }

    /** The Authenticode digest: everything but the checksum, the pointer to the signatures and the signatures. */
    static byte[] digest(byte[] program) {
        var image = PeImage.of(program);
        var sha256 = Digest.sha256();
        int checksum = image.checksumAt();
        int directory = image.securityDirectoryAt();
        int end = image.signaturesAt() == 0 ? program.length : image.signaturesAt();
        sha256.update(program, 0, checksum);
        sha256.update(program, checksum + 4, directory - checksum - 4);
        sha256.update(program, directory + 8, end - directory - 8);
        return sha256.digest();
    }
}
