import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Makes a JDK's {@code cacerts} from the system's list of authorities: {@code java Truststore.java LIST.pem CACERTS}. */
final class Truststore {
    private Truststore() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        var list = new ByteArrayInputStream(Files.readAllBytes(Path.of(arguments[0])));
        var store = KeyStore.getInstance("JKS"); // Can be read without a password, as the JDK does.
        store.load(null, null);
        var number = 0;
        for (var each : CertificateFactory.getInstance("X.509").generateCertificates(list)) {
            store.setCertificateEntry("authority-" + number++, each);
        }
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            store.store(out, "changeit".toCharArray()); // The JDK's own well-known password; nothing here is secret.
        }
    }
}
