package dev.ashlar.stacks.provider.resource;

import com.google.gson.JsonObject;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.SiteName;
import dev.ashlar.stacks.provider.host.Sites;
import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.InputCheck;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ashlar:index:Site}: a site's process on this host, with all it keeps. Its id is its name. */
public final class SiteType implements ResourceType {
    private final Sites sites;

    public SiteType(Sites sites) {
        this.sites = sites;
    }

    @Override
    public String token() {
        return "ashlar:index:Site";
    }

    @Override
    public InputCheck check(String name, Fields inputs) {
        return new InputCheck(inputs)
                .text("name", SiteName::new, name)
                .object(
                        "objectStore",
                        store -> store.text("endpoint", _ -> {})
                                .text("bucket", _ -> {})
                                .optionalText("region", _ -> {})
                                .secret("accessKey")
                                .secret("secretKey"))
                .object(
                        "ledger",
                        ledger -> ledger.text("url", _ -> {})
                                .text("user", _ -> {})
                                .secret("password"));
    }

    @Override
    public Set<String> replacing() {
        return Set.of("name", "objectStore", "ledger");
    }

    @Override
    public List<String> drift(Fields state, Fields inputs) {
        return state.flag("running") && runsNow(inputs) ? List.of() : List.of("running");
    }

    /** Looked at without a refresh: everything else of a stack needs the site, so up starts one that was killed. */
    private boolean runsNow(Fields inputs) {
        return inputs.text("name").map(SiteName::new).map(sites::isRunning).orElse(true);
    }

    @Override
    public Made create(Fields inputs, Operation operation) {
        var name = inputs.text("name");
        if (operation.preview()) {
            return new Made(name.orElse(""), inputs.with("running", true));
        }
        var site = new SiteName(inputs.requireText("name"));
        try {
            sites.start(site, settings(inputs), operation.messages()::progress);
            return new Made(site.value(), inputs.and(outputs(site)));
        } catch (AshlarException e) {
            // Its folder is there already: in the state, the next run can mend it and a removal finds it.
            return new Made(site.value(), inputs.with("running", false), List.of(e.getMessage()));
        }
    }

    @Override
    public Fields update(String id, Fields state, Fields inputs, Operation operation) {
        var site = new SiteName(id);
        if (operation.preview()) {
            operation.messages().info("site " + site + " does not run: it will be started; its machines keep running");
            return inputs.with("running", true);
        }
        sites.start(site, settings(inputs), operation.messages()::progress);
        return inputs.and(outputs(site));
    }

    @Override
    public Optional<Found> read(String id, Fields inputs, Fields state, Operation operation) {
        var site = new SiteName(id);
        if (!sites.exists(site)) {
            return Optional.empty();
        }
        var known = inputs.with("name", site.value());
        if (sites.isRunning(site)) {
            return Optional.of(new Found(known, known.and(outputs(site))));
        }
        operation.messages().warn("site " + site + " does not run");
        return Optional.of(new Found(known, state.and(known).with("running", false)));
    }

    @Override
    public void delete(String id, Fields state, Operation operation) {
        sites.destroy(new SiteName(id));
    }

    private Fields outputs(SiteName site) {
        var status = sites.gateway(site).status();
        return Fields.EMPTY
                .with("running", true)
                .with("apiUrl", status.api().url())
                .with("openapiUrl", status.api().openapi())
                .with("caFile", status.caFile());
    }

    /** The settings file of the site's process; empty when everything is the site's own. */
    static Optional<String> settings(Fields inputs) {
        var settings = new JsonObject();
        for (var part : List.of("objectStore", "ledger")) {
            inputs.fields(part).ifPresent(given -> {
                var members = new JsonObject();
                given.members().keySet().forEach(name -> members.addProperty(name, given.requireText(name)));
                settings.add(part, members);
            });
        }
        return settings.isEmpty() ? Optional.empty() : Optional.of(settings.toString());
    }
}
