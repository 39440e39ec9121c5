package dev.ashlar.node.parameters;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.enrolment.BootParameters;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * Finds the machine's boot parameters: on the kernel command line, or, when the image's command line is fixed in a
 * signed UKI, by asking the boot network for their URL.
 */
public final class BootParameterSource {
    private static final int TIMEOUT_MILLIS = 3000;
    private static final int BYTES_MAX = 16 * 1024;

    private final String commandLine;
    private final ParameterUrl network;

    /** Where the boot network says the parameters are. */
    @FunctionalInterface
    public interface ParameterUrl {
        String ask() throws IOException;
    }

    public BootParameterSource(String commandLine, ParameterUrl network) {
        this.commandLine = commandLine;
        this.network = network;
    }

    /** One attempt. Throws EXTERNAL when the network does not say, USER when what it says is wrong. */
    public BootParameters read() {
        return ParameterLines.parse(commandLine).orElseGet(this::ask);
    }

    private BootParameters ask() {
        try {
            var url = network.ask();
            return ParameterLines.parse(get(url))
                    .orElseThrow(() -> AshlarException.user("no boot parameters at " + url));
        } catch (IOException | URISyntaxException e) {
            throw AshlarException.external("no boot parameters from the network: " + e.getMessage(), e);
        }
    }

    private static String get(String url) throws IOException, URISyntaxException {
        if (!(new URI(url).toURL().openConnection() instanceof HttpURLConnection connection)) {
            throw new IOException(url + " is not an http or https URL");
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (var in = connection.getInputStream()) {
            return new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
