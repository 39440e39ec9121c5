package dev.ashlar.stacks.machines.firmware;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/**
 * Enrols one certificate as platform key, key exchange key and the only permitted signer, which turns Secure Boot on
 * (UEFI 2.10 §32.3). Pure but for {@link #read}.
 */
public final class SecureBootKeys {
    private final byte[] certificate;

    private SecureBootKeys(byte[] der) {
        this.certificate = der;
    }

    /** From an X.509 certificate, PEM or DER. */
    public static SecureBootKeys read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new SecureBootKeys(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded());
        } catch (IOException | CertificateException e) {
            throw AshlarException.external("the Secure Boot certificate " + file + " cannot be read: " + e, e);
        }
    }

    /** A copy of an OVMF variables file with the keys in it; the caller owns it. */
    public byte[] enrolledInto(byte[] variables) {
        var store = new VariableStore(variables);
        var list = signatureList();
        store.put(UefiGuid.IMAGE_SECURITY_DATABASE, "db", list);
        store.put(UefiGuid.GLOBAL_VARIABLE, "KEK", list);
        store.put(UefiGuid.GLOBAL_VARIABLE, "PK", list);
        return store.toBytes();
    }

    /** EFI_SIGNATURE_LIST of one EFI_CERT_X509 (UEFI 2.10 §32.4.1). */
    private byte[] signatureList() {
        var signature = UefiGuid.BYTES + certificate.length;
        var size = UefiGuid.BYTES + 3 * Integer.BYTES + signature;
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(UefiGuid.CERTIFICATE_X509.bytes())
                .putInt(size)
                .putInt(0)
                .putInt(signature)
                .put(UefiGuid.OWNER.bytes())
                .put(certificate)
                .array();
    }
}
