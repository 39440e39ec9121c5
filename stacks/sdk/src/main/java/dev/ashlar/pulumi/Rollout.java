package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;

/** Which image a set of machines runs. Import by {@code SITE/ROLE}. */
@ResourceType(type = Rollout.TYPE)
@SuppressWarnings("NullAway.Init") // the SDK sets exported fields
public final class Rollout extends CustomResource {
    static final String TYPE = "ashlar:index:Rollout";

    @Export(
            name = "site",
            refs = {String.class},
            tree = "[0]")
    private Output<String> site;

    @Export(
            name = "image",
            refs = {String.class},
            tree = "[0]")
    private Output<String> image;

    @Export(
            name = "imageDigest",
            refs = {String.class},
            tree = "[0]")
    private Output<String> imageDigest;

    @Export(
            name = "machines",
            refs = {List.class, String.class},
            tree = "[0,1]")
    private Output<List<String>> machines;

    @Export(
            name = "generation",
            refs = {Double.class},
            tree = "[0]")
    private Output<Double> generation;

    @Export(
            name = "state",
            refs = {String.class},
            tree = "[0]")
    private Output<String> state;

    @Export(
            name = "runningImages",
            refs = {String.class},
            tree = "[0]")
    private Output<String> runningImages;

    public Rollout(String name, RolloutArgs args) {
        this(name, args, CustomResourceOptions.Empty);
    }

    public Rollout(String name, RolloutArgs args, CustomResourceOptions options) {
        super(TYPE, name, args, ProviderVersion.with(options));
    }

    private Rollout(String name, Output<String> id, CustomResourceOptions options) {
        super(TYPE, name, null, CustomResourceOptions.merge(ProviderVersion.with(options), null, id));
    }

    /** One that exists already and is not managed by this stack. */
    public static Rollout get(String name, Output<String> id, CustomResourceOptions options) {
        return new Rollout(name, id, options);
    }

    /** Name of the site. */
    public Output<String> site() {
        return site;
    }

    /** {@code role:version} as wanted. */
    public Output<String> image() {
        return image;
    }

    /** Identity of that image. */
    public Output<String> imageDigest() {
        return imageDigest;
    }

    /** Names. */
    public Output<List<String>> machines() {
        return machines;
    }

    /** Of the current plan. */
    public Output<Double> generation() {
        return generation;
    }

    /** How the rollout ended. */
    public Output<String> state() {
        return state;
    }

    /** What the machines run. */
    public Output<String> runningImages() {
        return runningImages;
    }
}
