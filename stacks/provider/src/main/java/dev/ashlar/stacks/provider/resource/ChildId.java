package dev.ashlar.stacks.provider.resource;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.SiteName;

/** The id of something on a site: {@code SITE/NAME}. */
record ChildId(SiteName site, String name) {
    static ChildId parse(String id) {
        int slash = id.indexOf('/');
        if (slash < 0) {
            throw AshlarException.user("id \"" + id + "\" is not SITE/NAME");
        }
        return new ChildId(new SiteName(id.substring(0, slash)), id.substring(slash + 1));
    }

    @Override
    public String toString() {
        return site + "/" + name;
    }
}
