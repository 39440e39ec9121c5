package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.stacks.machines.firmware.SecureBootKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A machine's own copy of the UEFI variables. {@code vars.origin} holds the digest of what it was made from, so that
 * another firmware or another Secure Boot certificate gives a new copy.
 */
record UefiVariables(QemuSettings settings, MachineFolder folder) {
    /** Firmware code, and the copy in place of the variables. */
    Firmwares.Pair prepare(MachineSpec spec) {
        var pair = new Firmwares(settings.firmwareFolders()).find(spec.secureBoot());
        var copy = folder.path().resolve("vars.fd");
        var origin = folder.path().resolve("vars.origin");
        try {
            var fresh = fresh(spec, pair.variables());
            var digest = Digest.of(fresh).toString();
            if (!Files.exists(copy)
                    || !Files.exists(origin)
                    || !Files.readString(origin).equals(digest)) {
                folder.replace(copy, fresh);
                Files.writeString(origin, digest);
            }
        } catch (IOException e) {
            throw AshlarException.external("machine " + spec.name() + ": UEFI variables: " + e, e);
        }
        return new Firmwares.Pair(pair.code(), copy);
    }

    private byte[] fresh(MachineSpec spec, Path template) throws IOException {
        var empty = Files.readAllBytes(template);
        if (!spec.secureBoot()) {
            return empty;
        }
        var certificate = settings.secureBootCertificate()
                .orElseThrow(() -> AshlarException.user(
                        "machine " + spec.name() + " wants Secure Boot, but the site has no Secure Boot certificate"));
        return SecureBootKeys.read(certificate).enrolledInto(empty);
    }
}
