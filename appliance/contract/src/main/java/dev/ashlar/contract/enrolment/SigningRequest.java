package dev.ashlar.contract.enrolment;

/**
 * Body of confirmation (with the provisional certificate) and of renewal (with the full one), both over mutual TLS.
 *
 * @param signingRequest PKCS#10, PEM
 * @param port TCP port on which the machine serves TLS for the call-back
 */
public record SigningRequest(String signingRequest, int port) {}
