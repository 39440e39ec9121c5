package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** A site on this host: its process and all it keeps. Import by its name. */
@ResourceType(type = Site.TYPE)
@SuppressWarnings("NullAway.Init") // the SDK sets exported fields
public final class Site extends CustomResource {
    static final String TYPE = "ashlar:index:Site";

    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    @Export(
            name = "apiUrl",
            refs = {String.class},
            tree = "[0]")
    private Output<String> apiUrl;

    @Export(
            name = "caFile",
            refs = {String.class},
            tree = "[0]")
    private Output<String> caFile;

    @Export(
            name = "openapiUrl",
            refs = {String.class},
            tree = "[0]")
    private Output<String> openapiUrl;

    @Export(
            name = "running",
            refs = {Boolean.class},
            tree = "[0]")
    private Output<Boolean> running;

    public Site(String name, SiteArgs args) {
        this(name, args, CustomResourceOptions.Empty);
    }

    public Site(String name, SiteArgs args, CustomResourceOptions options) {
        super(TYPE, name, args, ProviderVersion.with(options));
    }

    private Site(String name, Output<String> id, CustomResourceOptions options) {
        super(TYPE, name, null, CustomResourceOptions.merge(ProviderVersion.with(options), null, id));
    }

    /** One that exists already and is not managed by this stack. */
    public static Site get(String name, Output<String> id, CustomResourceOptions options) {
        return new Site(name, id, options);
    }

    /** Unique on its host. */
    public Output<String> name() {
        return name;
    }

    /** Of the API. */
    public Output<String> apiUrl() {
        return apiUrl;
    }

    /** Certificate of the site's authority, PEM. */
    public Output<String> caFile() {
        return caFile;
    }

    /** Of the OpenAPI document. */
    public Output<String> openapiUrl() {
        return openapiUrl;
    }

    /** Whether its process runs. */
    public Output<Boolean> running() {
        return running;
    }
}
