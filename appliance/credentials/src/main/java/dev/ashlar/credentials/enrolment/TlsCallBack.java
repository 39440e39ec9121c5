package dev.ashlar.credentials.enrolment;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Calls a machine back by TLS: the handshake must show the key, and {@code GET /possession?nonce=HEX} must answer with
 * the key's signature (SHA256withECDSA, hexadecimal) over {@value #PURPOSE} and the nonce. The purpose in front keeps
 * the answer from being of use anywhere else. Thread-safe; close it to end its timer.
 */
public final class TlsCallBack implements CallBack, AutoCloseable {
    private static final String PURPOSE = "ashlar-possession:";
    private static final int NONCE_BYTES = 32;
    private static final int ANSWER_BYTES_MAX = 4096;

    private final SecureRandom random;
    private final Duration limit;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("call-back-limit").factory());

    /** @param limit of one call-back in all, however slowly the machine answers */
    public TlsCallBack(SecureRandom random, Duration limit) {
        this.random = random;
        this.limit = limit;
    }

    @Override
    public Proof ask(InetSocketAddress address, PublicKey key) {
        try (var plain = new Socket()) {
            var end = timer.schedule(() -> close(plain), limit.toMillis(), TimeUnit.MILLISECONDS);
            try {
                plain.connect(address, Math.toIntExact(limit.toMillis()));
                return ask(plain, address, key);
            } finally {
                end.cancel(false);
            }
        } catch (IOException | GeneralSecurityException e) {
            return new Proof.NotProven(address + " did not answer properly: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private Proof ask(Socket plain, InetSocketAddress address, PublicKey key)
            throws IOException, GeneralSecurityException {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var text = HexFormat.of().formatHex(nonce);
        try (var socket = (SSLSocket)
                context(key).getSocketFactory().createSocket(plain, address.getHostString(), address.getPort(), true)) {
            socket.startHandshake();
            var request = "GET /possession?nonce=" + text + " HTTP/1.0\r\nHost: machine\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var answer = socket.getInputStream().readNBytes(ANSWER_BYTES_MAX);
            return judge(new String(answer, StandardCharsets.US_ASCII), text, key);
        }
    }

    private static Proof judge(String answer, String nonce, PublicKey key) throws GeneralSecurityException {
        int body = answer.indexOf("\r\n\r\n");
        if (!answer.matches("(?s)HTTP/1\\.[01] 200 .*") || body < 0) {
            return new Proof.NotProven("it does not answer /possession");
        }
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(key);
        signature.update((PURPOSE + nonce).getBytes(StandardCharsets.US_ASCII));
        try {
            if (signature.verify(
                    HexFormat.of().parseHex(answer.substring(body + 4).strip()))) {
                return new Proof.Possessed();
            }
        } catch (IllegalArgumentException e) {
            return new Proof.NotProven("its signature is not hexadecimal");
        }
        return new Proof.NotProven("its signature is not that of the key");
    }

    private static SSLContext context(PublicKey key) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new KeyTrust(key)}, null);
        return context;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is what it was to be
        }
    }
}
