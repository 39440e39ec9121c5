package dev.ashlar.node.identity;

import dev.ashlar.node.identity.IdentityServer.Answer;
import dev.ashlar.node.tls.OwnCertificate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;

/**
 * Answers {@code /possession?nonce=HEX} with the key's signature, hexadecimal, over {@value #PURPOSE} and the nonce. The
 * purpose in front makes the signature worthless for anything else.
 */
public final class Possession {
    private static final String PURPOSE = "ashlar-possession:";
    private static final String NONCE = "nonce=";
    private static final int NONCE_MIN = 32;
    private static final int NONCE_MAX = 128;

    private final OwnCertificate own;

    public Possession(OwnCertificate own) {
        this.own = own;
    }

    public Answer answer(String query) {
        var nonce = query.startsWith(NONCE) ? query.substring(NONCE.length()) : "";
        if (nonce.length() < NONCE_MIN || nonce.length() > NONCE_MAX || !isHexadecimal(nonce)) {
            return Answer.of(400, "nonce=HEX is needed, " + NONCE_MIN + " to " + NONCE_MAX + " digits\n");
        }
        return own.held()
                .map(held -> Answer.of(200, sign(held.key().getPrivate(), nonce)))
                .orElseGet(() -> Answer.of(503, "no certificate yet\n"));
    }

    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String sign(PrivateKey key, String nonce) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update((PURPOSE + nonce).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with ECDSA", e);
        }
    }
}
