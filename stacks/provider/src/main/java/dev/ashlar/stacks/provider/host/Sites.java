package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.SiteName;
import java.util.Optional;
import java.util.function.Consumer;

/** The sites of this host. Thread-safe; every call is idempotent. */
public interface Sites {
    /** Whether there is anything of it, running or not. */
    boolean exists(SiteName site);

    boolean isRunning(SiteName site);

    /**
     * Starts the site's process unless it runs, and waits until its API answers.
     *
     * @param settings JSON for a new site's settings, may hold secrets; empty leaves what there is
     * @param progress one line each for a person
     */
    void start(SiteName site, Optional<String> settings, Consumer<String> progress);

    /** The API of a running site; fails with category EXTERNAL when it does not run. */
    SiteGateway gateway(SiteName site);

    /** Ends the site, its machines and its folder; succeeds when it is gone already. */
    void destroy(SiteName site);
}
