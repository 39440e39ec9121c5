package dev.ashlar.credentials.enrolment;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What the site knows of the machines it expects. */
public interface Admission {
    /**
     * What a machine must be to get a certificate.
     *
     * @param image identity the site has it boot
     * @param buildId which that image says of itself
     * @param pcr11 hexadecimal SHA-256 PCR 11 it must report; empty when it has no TPM or boots no UKI
     */
    record Expected(RoleName role, Digest image, Digest buildId, Optional<String> pcr11) {}

    /** Empty when the machine is not registered or has no image assigned. */
    Optional<Expected> expected(MachineName machine);

    /** Where the authority reaches that port of the machine, from its own side of any port forwarding. */
    Optional<InetSocketAddress> address(MachineName machine, int port);
}
