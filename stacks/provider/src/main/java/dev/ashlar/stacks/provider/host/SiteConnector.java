package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.site.SiteFile;

/** Opens the API of a running site. */
@FunctionalInterface
public interface SiteConnector {
    /** An open API, and the one thing beyond it that only the owner of the process does. */
    interface Connection {
        SiteGateway gateway();

        /** Tells the site to remove its machines and to end; returns before it has. */
        void shutDown();
    }

    Connection connect(SiteFile site);
}
