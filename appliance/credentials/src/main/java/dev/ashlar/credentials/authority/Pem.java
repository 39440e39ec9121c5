package dev.ashlar.credentials.authority;

import dev.ashlar.contract.AshlarException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Text form of certificates and keys (RFC 7468). */
public final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String KEY = "PRIVATE KEY";
    private static final String REQUEST = "CERTIFICATE REQUEST";

    private Pem() {}

    public static String write(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("certificate has no encoded form", e);
        }
    }

    /** PKCS#8, not encrypted: the caller sees to the file's mode. */
    public static String write(PrivateKey key) {
        return block(KEY, key.getEncoded());
    }

    /** The first certificate of the text; {@code name} is what the text is, for the error message. */
    public static X509Certificate readCertificate(String name, String text) {
        try {
            var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw AshlarException.external(name + " is not a PEM certificate: restore it from a backup", e);
        }
    }

    public static PrivateKey readKey(String name, String text) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(content(KEY, text)));
        } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
            throw AshlarException.external(name + " is not a PEM private key (PKCS#8, EC): restore it from a backup");
        }
    }

    static byte[] readRequest(String text) throws IOException {
        try {
            return content(REQUEST, text);
        } catch (IllegalArgumentException e) {
            throw new IOException("it is not base64", e);
        }
    }

    private static byte[] content(String label, String text) throws IOException {
        int begin = text.indexOf(boundary("BEGIN", label));
        int end = text.indexOf(boundary("END", label));
        if (begin < 0 || end < begin) {
            throw new IOException("it has no PEM block " + label);
        }
        return Base64.getMimeDecoder()
                .decode(text.substring(begin + boundary("BEGIN", label).length(), end));
    }

    private static String block(String label, byte[] content) {
        return boundary("BEGIN", label) + "\n" + LINES.encodeToString(content) + "\n" + boundary("END", label) + "\n";
    }

    private static String boundary(String edge, String label) {
        return "-----" + edge + " " + label + "-----";
    }
}
