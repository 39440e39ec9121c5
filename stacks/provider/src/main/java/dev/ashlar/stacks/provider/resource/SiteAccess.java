package dev.ashlar.stacks.provider.resource;

import dev.ashlar.contract.SiteName;
import dev.ashlar.stacks.provider.host.SiteGateway;
import dev.ashlar.stacks.provider.host.Sites;
import dev.ashlar.stacks.provider.value.Fields;
import java.util.Optional;

/** How resources on a site reach it, when it may be down. */
final class SiteAccess {
    private SiteAccess() {}

    static SiteName site(Fields inputs) {
        return new SiteName(inputs.requireText("site"));
    }

    /** For previews: the site's API when its name is known and it runs. */
    static Optional<SiteGateway> ifRunning(Sites sites, Fields inputs) {
        return inputs.text("site").map(SiteName::new).filter(sites::isRunning).map(sites::gateway);
    }

    /** For removal: a site that exists but is down is started, since only it knows what to clean up. */
    static Optional<SiteGateway> forRemoval(Sites sites, SiteName site, Operation operation) {
        if (!sites.exists(site)) {
            return Optional.empty();
        }
        if (!sites.isRunning(site)) {
            operation.messages().progress("starting site " + site + " to clean up");
            sites.start(site, Optional.empty(), operation.messages()::progress);
        }
        return Optional.of(sites.gateway(site));
    }
}
