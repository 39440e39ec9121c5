package dev.ashlar.credentials.authority;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** Reads PKCS#10 requests (RFC 2986). Only the key counts: what a machine says of its name is not asked. */
public final class SigningRequests {
    private static final int LENGTH_MAX = 8192;

    private SigningRequests() {}

    /** The P-256 key of a request that its owner has signed. Throws USER when it is anything else. */
    public static PublicKey verifiedKey(String pem) {
        try {
            if (pem.length() > LENGTH_MAX) {
                throw new IOException("it is longer than " + LENGTH_MAX + " characters");
            }
            var request = parse(Pem.readRequest(pem));
            if (!isP256(request.getSubjectPublicKeyInfo().getAlgorithm())) {
                throw new IOException("its key is not an EC key on P-256");
            }
            var key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IOException("its signature is not that of its key");
            }
            return key;
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new AshlarException(ErrorCategory.USER, "signing request is refused: " + e.getMessage(), e);
        }
    }

    private static JcaPKCS10CertificationRequest parse(byte[] der) throws IOException {
        try {
            return new JcaPKCS10CertificationRequest(der);
        } catch (IOException | RuntimeException e) { // the parser throws several kinds on hostile input
            throw new IOException("it is not PKCS#10", e);
        }
    }

    private static boolean isP256(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                && X9ObjectIdentifiers.prime256v1.equals(algorithm.getParameters());
    }
}
