package dev.ashlar.verify.endtoend;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.enrolment.EnrolmentRequest;
import dev.ashlar.process.Command;
import dev.ashlar.process.Outcome;
import dev.ashlar.process.ProgramRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Somebody on the boot network who read a machine's boot script and tries its ticket with a key of his own. */
final class TicketThief {
    private static final Pattern SCRIPT = Pattern.compile("http://10\\.0\\.2\\.2(:\\d+/boot/[0-9a-f]+/boot\\.ipxe)");
    private static final Pattern PARAMETER = Pattern.compile("(ashlar\\.\\w+)=(\\S+)");

    private TicketThief() {}

    /** Asks for a certificate with the ticket of the last script the console names; the answer is the API's. */
    static Outcome replay(String console, Digest buildId, String apiUrl, String caFile) throws IOException {
        var address =
                SCRIPT.matcher(console).results().reduce((_, last) -> last).orElseThrow();
        var script = read(URI.create("http://127.0.0.1" + address.group(1)));
        var request = new EnrolmentRequest(
                new MachineName(parameter(script, "ashlar.machine")),
                parameter(script, "ashlar.ticket"),
                signingRequest(),
                new Digest(parameter(script, "ashlar.image")),
                buildId,
                Optional.empty());
        var curl =
                Command.of("curl", "--silent", "--cacert", caFile, "--data-binary", "@-", apiUrl + "/api/v1/enrolment");
        return new ProgramRunner().run(curl.reading(Json.write(request)));
    }

    private static String read(URI address) throws IOException {
        try (var in = address.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String parameter(String script, String name) {
        return PARAMETER
                .matcher(script)
                .results()
                .filter(match -> match.group(1).equals(name))
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    private static String signingRequest() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=thief"), pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request.getEncoded());
            return "-----BEGIN CERTIFICATE REQUEST-----\n" + base64 + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError("no signing request", e);
        }
    }
}
