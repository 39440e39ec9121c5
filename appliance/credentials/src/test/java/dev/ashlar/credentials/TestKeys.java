package dev.ashlar.credentials;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Keys and signing requests of machines under test. */
public final class TestKeys {
    private TestKeys() {}

    public static KeyPair fresh() {
        return fresh("EC", "secp256r1");
    }

    public static KeyPair fresh(String algorithm, String curve) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String request(KeyPair pair) {
        return request(pair.getPublic(), pair.getPrivate());
    }

    /** Signed by a key that need not be that of the request. */
    public static String request(PublicKey key, PrivateKey signedBy) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(signedBy);
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=operator,OU=operator"), key)
                    .build(signer);
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder().encodeToString(request.getEncoded())
                    + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
