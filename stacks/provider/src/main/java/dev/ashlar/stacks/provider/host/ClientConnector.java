package dev.ashlar.stacks.provider.host;

import dev.ashlar.client.SiteClient;
import dev.ashlar.contract.site.SiteFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connections through the API client, one for each run of a site. Open until the provider ends. */
public final class ClientConnector implements SiteConnector {
    private record Open(SiteClient client, SiteGateway gateway) implements Connection {
        @Override
        public void shutDown() {
            client.shutdown(true);
        }
    }

    private final Map<SiteFile, Connection> open = new ConcurrentHashMap<>();

    @Override
    public Connection connect(SiteFile site) {
        return open.computeIfAbsent(site, file -> {
            var client = new SiteClient(file);
            return new Open(client, new ClientGateway(client));
        });
    }
}
