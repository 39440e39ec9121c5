package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.SiteName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Sites in memory, with what a test needs to break them. */
public final class MemorySites implements Sites {
    private final Map<SiteName, MemorySite> sites = new ConcurrentHashMap<>();

    /** Settings the latest start was given. */
    public Optional<String> settings = Optional.empty();

    /** Why the next start fails; empty when it does not. */
    public Optional<String> startFailure = Optional.empty();

    public MemorySite site(String name) {
        var site = sites.get(new SiteName(name));
        if (site == null) {
            throw new AssertionError("no site " + name);
        }
        return site;
    }

    @Override
    public boolean exists(SiteName site) {
        return sites.containsKey(site);
    }

    @Override
    public boolean isRunning(SiteName site) {
        var found = sites.get(site);
        return found != null && found.isRunning();
    }

    @Override
    public void start(SiteName site, Optional<String> given, Consumer<String> progress) {
        settings = given;
        progress.accept("starting");
        if (startFailure.isPresent()) {
            throw AshlarException.external(startFailure.get());
        }
        sites.computeIfAbsent(site, MemorySite::new).run(true);
    }

    @Override
    public SiteGateway gateway(SiteName site) {
        if (!isRunning(site)) {
            throw AshlarException.external("site " + site + " does not run");
        }
        return site(site.value());
    }

    @Override
    public void destroy(SiteName site) {
        sites.remove(site);
    }
}
