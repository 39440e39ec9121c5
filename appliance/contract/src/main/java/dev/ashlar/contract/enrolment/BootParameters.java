package dev.ashlar.contract.enrolment;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.MachineName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a booting machine is told: on the kernel command line by the iPXE script, or as lines of {@code key=value} from
 * the boot server when it booted a signed UKI, whose command line is fixed.
 *
 * @param apiUrl of the site, as the machine reaches it
 * @param authority fingerprint (SHA-256 of the DER form) of the site's CA certificate
 * @param ticket one-time enrolment secret, redacted in {@link #toString}
 * @param image identity of the assigned image
 * @param generation of the plan that assigned it
 */
public record BootParameters(
        String apiUrl, Digest authority, String ticket, MachineName machine, Digest image, long generation) {
    /** Keys as on the kernel command line, in a stable order. */
    public Map<String, String> asKernelParameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("ashlar.api", apiUrl);
        parameters.put("ashlar.ca", authority.text());
        parameters.put("ashlar.ticket", ticket);
        parameters.put("ashlar.machine", machine.value());
        parameters.put("ashlar.image", image.text());
        parameters.put("ashlar.generation", Long.toString(generation));
        return parameters;
    }

    @Override
    public String toString() {
        return "BootParameters[" + machine + ", image " + image.brief() + ", generation " + generation
                + ", ticket ***]";
    }
}
