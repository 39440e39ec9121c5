package dev.ashlar.contract.enrolment;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import java.util.Optional;

/**
 * First words of a booted machine, over TLS to an authority it checked by fingerprint.
 *
 * @param ticket as received, redacted in {@link #toString}
 * @param signingRequest PKCS#10 (RFC 2986), PEM, P-256 key made by the machine
 * @param image identity the machine was told to be
 * @param buildId what the running image says it is ({@code /etc/ashlar/image.json})
 * @param pcr11 hexadecimal SHA-256 PCR 11 as read from the TPM, when there is one
 */
public record EnrolmentRequest(
        MachineName machine,
        String ticket,
        String signingRequest,
        Digest image,
        Digest buildId,
        Optional<String> pcr11) {
    @Override
    public String toString() {
        return "EnrolmentRequest[" + machine + ", image " + image.brief() + ", ticket ***]";
    }
}
