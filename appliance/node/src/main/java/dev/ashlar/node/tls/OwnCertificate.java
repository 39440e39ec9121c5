package dev.ashlar.node.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate the machine holds now. As a key manager it gives every new handshake that one, so certificates change
 * without a restart. Thread-safe: key and chain are read together, once per alias, and an alias names one certificate.
 */
public final class OwnCertificate extends X509ExtendedKeyManager {
    private final AtomicReference<Optional<HeldCertificate>> held = new AtomicReference<>(Optional.empty());
    /** The one before, for handshakes that began with it. */
    private final AtomicReference<Optional<HeldCertificate>> before = new AtomicReference<>(Optional.empty());

    public void hold(HeldCertificate certificate) {
        before.set(held.get());
        held.set(Optional.of(certificate));
    }

    public Optional<HeldCertificate> held() {
        return held.get();
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias();
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return keyType.startsWith("EC") ? alias() : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return keyType.startsWith("EC") ? alias() : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return aliases();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return aliases();
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return named(alias)
                .map(certificate -> certificate.chain().toArray(new X509Certificate[0]))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return named(alias).map(certificate -> certificate.key().getPrivate()).orElse(null);
    }

    private Optional<HeldCertificate> named(String alias) {
        return held.get()
                .filter(certificate -> name(certificate).equals(alias))
                .or(() -> before.get().filter(certificate -> name(certificate).equals(alias)));
    }

    private @Nullable String alias() {
        return held.get().map(OwnCertificate::name).orElse(null);
    }

    private String @Nullable [] aliases() {
        var alias = alias();
        return alias == null ? null : new String[] {alias};
    }

    private static String name(HeldCertificate certificate) {
        return certificate.chain().getFirst().getSerialNumber().toString(16);
    }
}
