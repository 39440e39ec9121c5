package dev.ashlar.credentials.enrolment;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.SiteName;
import dev.ashlar.credentials.ManualClock;
import dev.ashlar.credentials.TestKeys;
import dev.ashlar.credentials.authority.CertificateAuthority;
import dev.ashlar.credentials.authority.IdentityTls;
import dev.ashlar.credentials.authority.KeyAndCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCallBackTest {
    @TempDir
    Path folder;

    CertificateAuthority authority;
    KeyAndCertificate machine;
    final TlsCallBack callBack = new TlsCallBack(new SecureRandom(), Duration.ofSeconds(2));

    @BeforeEach
    void open() {
        authority = CertificateAuthority.open(folder, new SiteName("lab"), new ManualClock(), new SecureRandom());
        machine = authority.issueServer(List.of());
    }

    @AfterEach
    void close() {
        callBack.close();
    }

    @Test
    void signatureOfTheKeyIsProof() throws Exception {
        assertInstanceOf(CallBack.Proof.Possessed.class, ask(path -> sign(machine.key(), nonce(path))));
    }

    @Test
    void signatureOfAnotherKeyOrNonceIsNot() throws Exception {
        var other = TestKeys.fresh().getPrivate();
        assertNotProven("not that of the key", path -> sign(other, nonce(path)));
        assertNotProven("not that of the key", _ -> sign(machine.key(), "00"));
        assertNotProven("not hexadecimal", _ -> "nonsense");
    }

    @Test
    void anotherKeyInTheHandshakeIsNot() throws Exception {
        try (var server = listen(path -> sign(machine.key(), nonce(path)))) {
            var proof = callBack.ask(address(server), TestKeys.fresh().getPublic());
            assertInstanceOf(CallBack.Proof.NotProven.class, proof);
        }
    }

    @Test
    void nobodyThereIsNot() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        assertInstanceOf(
                CallBack.Proof.NotProven.class,
                callBack.ask(address, machine.certificate().getPublicKey()));
    }

    @Test
    void silentMachineIsGivenUpInTime() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var proof = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> callBack.ask(address(silent), machine.certificate().getPublicKey()));
            assertInstanceOf(CallBack.Proof.NotProven.class, proof);
        }
    }

    private void assertNotProven(String reason, Function<String, String> answer) throws IOException {
        var proof = assertInstanceOf(CallBack.Proof.NotProven.class, ask(answer));
        assertTrue(proof.reason().contains(reason), proof.reason());
    }

    private CallBack.Proof ask(Function<String, String> answer) throws IOException {
        try (var server = listen(answer)) {
            return callBack.ask(address(server), machine.certificate().getPublicKey());
        }
    }

    /** Serves one connection: the request's path in, the body of the answer out. */
    private ServerSocket listen(Function<String, String> answer) throws IOException {
        var server = IdentityTls.server(machine, authority.certificate(), _ -> {})
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                var line = new String(socket.getInputStream().readNBytes(100), StandardCharsets.US_ASCII);
                var body = answer.apply(line.split(" ")[1]);
                socket.getOutputStream().write(("HTTP/1.0 200 OK\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // the test sees what its call-back came to
            }
        });
        return server;
    }

    private static String nonce(String path) {
        return path.substring(path.indexOf('=') + 1);
    }

    private static String sign(PrivateKey key, String nonce) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(("ashlar-possession:" + nonce).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }
}
