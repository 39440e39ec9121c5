package dev.ashlar.credentials.authority;

import dev.ashlar.contract.AshlarException;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** Finds out whether a key is the one a certificate names, by signing and verifying. */
final class KeyMatch {
    private static final byte[] PROBE = {1, 2, 3, 4};

    private KeyMatch() {}

    static void check(String keyFile, KeyAndCertificate pair) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.key());
            signature.update(PROBE);
            var signed = signature.sign();
            signature.initVerify(pair.certificate().getPublicKey());
            signature.update(PROBE);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw AshlarException.external(keyFile + " cannot be used: restore it from a backup", e);
        }
        throw AshlarException.external(
                keyFile + " is not the key of the certificate beside it: restore both from one" + " backup");
    }
}
