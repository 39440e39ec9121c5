package dev.ashlar.node.signing;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.MachineName;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

/** Writes a PKCS#10 certification request (RFC 2986), signed with ECDSA and SHA-256. */
public final class SigningRequestWriter {
    private static final byte[] VERSION_1 = {0x02, 0x01, 0x00};
    /** OBJECT IDENTIFIER 2.5.4.3, common name. */
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
    /** OBJECT IDENTIFIER 1.2.840.10045.4.3.2, ecdsa-with-SHA256. */
    private static final byte[] ECDSA_WITH_SHA256 = {
        0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02
    };

    private SigningRequestWriter() {}

    /** PEM. */
    public static String write(MachineName machine, KeyPair key) {
        var name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(machine.value()))));
        var information = Der.sequence(VERSION_1, name, key.getPublic().getEncoded(), Der.noAttributes());
        var request = Der.sequence(information, Der.sequence(ECDSA_WITH_SHA256), Der.bitString(sign(key, information)));
        return "-----BEGIN CERTIFICATE REQUEST-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request)
                + "\n-----END CERTIFICATE REQUEST-----\n";
    }

    private static byte[] sign(KeyPair key, byte[] information) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(information);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AshlarException(ErrorCategory.BUG, "this Java cannot sign with ECDSA", e);
        }
    }
}
