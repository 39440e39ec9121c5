package dev.ashlar.stacks.site;

import dev.ashlar.ledger.Ledger;
import dev.ashlar.ledger.postgres.LocalPostgres;
import dev.ashlar.ledger.postgres.PostgresLedger;
import dev.ashlar.ledger.postgres.PostgresSettings;
import dev.ashlar.objectstore.ObjectStore;
import dev.ashlar.objectstore.s3.S3ObjectStore;
import dev.ashlar.objectstore.s3.S3Settings;
import dev.ashlar.stacks.site.objectstore.LocalObjectStore;
import java.net.URI;
import java.nio.file.Path;

/**
 * Ledger and object store: the site's own PostgreSQL and S3Proxy, or the ones its settings name.
 *
 * @param ledgerUrl without user and password
 */
record SiteStores(Ledger ledger, ObjectStore objects, String ledgerUrl, String objectStoreEndpoint, String bucket) {
    private static final String REGION = "us-east-1";

    static SiteStores open(SiteFolder folder, Path cache, SitePorts ports, Opened parts) {
        var settings = SiteSettings.read(folder.settings());
        var postgres = settings.ledger()
                .map(external -> new PostgresSettings(external.url(), external.user(), external.password()))
                .orElseGet(() -> parts.keep(
                                LocalPostgres.start(folder.ledger(), cache.resolve("postgresql"), ports.ledger()))
                        .settings());
        var s3 = settings.objectStore().map(SiteStores::external).orElseGet(() -> local(folder, ports, parts));
        var ledger = parts.keep(PostgresLedger.open(postgres));
        var objects = parts.keep(S3ObjectStore.open(s3));
        return new SiteStores(ledger, objects, postgres.url(), s3.endpoint().toString(), s3.bucket());
    }

    private static S3Settings external(SiteSettings.ExternalObjectStore store) {
        return new S3Settings(
                URI.create(store.endpoint()),
                store.bucket(),
                store.region().orElse(REGION),
                store.accessKey(),
                store.secretKey());
    }

    private static S3Settings local(SiteFolder folder, SitePorts ports, Opened parts) {
        return parts.keep(LocalObjectStore.start(folder.objects(), ports.objectStore()))
                .settings();
    }
}
