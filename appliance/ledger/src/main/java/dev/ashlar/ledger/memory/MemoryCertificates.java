package dev.ashlar.ledger.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.ledger.CertificateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class MemoryCertificates implements CertificateStore {
    @GuardedBy("this")
    private final List<Issued> newestFirst = new ArrayList<>();

    @Override
    public synchronized Issued record(Issued certificate, Instant now) {
        var valid = find(certificate.key(), certificate.provisional(), now);
        if (valid.isPresent()) {
            return valid.get();
        }
        if (newestFirst.stream().anyMatch(issued -> issued.serial().equals(certificate.serial()))) {
            throw AshlarException.conflict("certificate serial " + certificate.serial() + " is taken");
        }
        newestFirst.addFirst(certificate);
        return certificate;
    }

    @Override
    public synchronized Optional<Issued> find(Digest key, boolean provisional, Instant now) {
        return newestFirst.stream()
                .filter(issued -> issued.key().equals(key)
                        && issued.provisional() == provisional
                        && issued.expiresAt().isAfter(now)
                        && issued.revokedAt().isEmpty())
                .findFirst();
    }

    @Override
    public synchronized List<Issued> ofMachine(MachineName machine) {
        return newestFirst.stream()
                .filter(issued -> issued.machine().equals(machine))
                .toList();
    }

    @Override
    public synchronized int revoke(MachineName machine, Instant now) {
        int revoked = 0;
        for (var each = newestFirst.listIterator(); each.hasNext(); ) {
            var issued = each.next();
            if (issued.machine().equals(machine) && issued.revokedAt().isEmpty()) {
                each.set(issued.revokedAt(now));
                revoked++;
            }
        }
        return revoked;
    }

    @Override
    public synchronized boolean isRevoked(String serial) {
        return newestFirst.stream()
                .anyMatch(issued ->
                        issued.serial().equals(serial) && issued.revokedAt().isPresent());
    }
}
