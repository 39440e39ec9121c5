package dev.ashlar.ledger;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every certificate the site issued, and which were revoked. */
public interface CertificateStore {
    /**
     * @param serial hexadecimal
     * @param key digest of the public key's X.509 encoding
     * @param pem the leaf certificate
     */
    record Issued(
            String serial,
            MachineName machine,
            Digest key,
            Digest image,
            boolean provisional,
            Instant expiresAt,
            String pem,
            Optional<Instant> revokedAt) {
        public Issued revokedAt(Instant when) {
            return new Issued(serial, machine, key, image, provisional, expiresAt, pem, Optional.of(when));
        }
    }

    /** Stores it unless the same key already has one of the same kind that is valid: then that one is the answer. */
    Issued record(Issued certificate, Instant now);

    /** The valid, unrevoked certificate of that kind for that key, if any. */
    Optional<Issued> find(Digest key, boolean provisional, Instant now);

    /** Newest first. */
    List<Issued> ofMachine(MachineName machine);

    /** Revokes every certificate of a machine that is not revoked yet; returns how many. */
    int revoke(MachineName machine, Instant now);

    boolean isRevoked(String serial);
}
