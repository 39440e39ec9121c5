package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;

/** An image built on this host and published to a site. Import by {@code SITE/ROLE:VERSION}. */
@ResourceType(type = Image.TYPE)
@SuppressWarnings("NullAway.Init") // the SDK sets exported fields
public final class Image extends CustomResource {
    static final String TYPE = "ashlar:index:Image";

    @Export(
            name = "site",
            refs = {String.class},
            tree = "[0]")
    private Output<String> site;

    @Export(
            name = "role",
            refs = {String.class},
            tree = "[0]")
    private Output<String> role;

    @Export(
            name = "version",
            refs = {String.class},
            tree = "[0]")
    private Output<String> version;

    @Export(
            name = "reference",
            refs = {String.class},
            tree = "[0]")
    private Output<String> reference;

    @Export(
            name = "digest",
            refs = {String.class},
            tree = "[0]")
    private Output<String> digest;

    @Export(
            name = "buildId",
            refs = {String.class},
            tree = "[0]")
    private Output<String> buildId;

    @Export(
            name = "sizeBytes",
            refs = {Double.class},
            tree = "[0]")
    private Output<Double> sizeBytes;

    @Export(
            name = "kernelBytes",
            refs = {Double.class},
            tree = "[0]")
    private Output<Double> kernelBytes;

    @Export(
            name = "initrdBytes",
            refs = {Double.class},
            tree = "[0]")
    private Output<Double> initrdBytes;

    @Export(
            name = "packageCount",
            refs = {Integer.class},
            tree = "[0]")
    private Output<Integer> packageCount;

    @Export(
            name = "published",
            refs = {List.class, String.class},
            tree = "[0,1]")
    private Output<List<String>> published;

    public Image(String name, ImageArgs args) {
        this(name, args, CustomResourceOptions.Empty);
    }

    public Image(String name, ImageArgs args, CustomResourceOptions options) {
        super(TYPE, name, args, ProviderVersion.with(options));
    }

    private Image(String name, Output<String> id, CustomResourceOptions options) {
        super(TYPE, name, null, CustomResourceOptions.merge(ProviderVersion.with(options), null, id));
    }

    /** One that exists already and is not managed by this stack. */
    public static Image get(String name, Output<String> id, CustomResourceOptions options) {
        return new Image(name, id, options);
    }

    /** Name of the site. */
    public Output<String> site() {
        return site;
    }

    /** What it is for. */
    public Output<String> role() {
        return role;
    }

    /** Version. */
    public Output<String> version() {
        return version;
    }

    /** {@code role:version}. */
    public Output<String> reference() {
        return reference;
    }

    /** The image's identity. */
    public Output<String> digest() {
        return digest;
    }

    /** Digest over all build inputs. */
    public Output<String> buildId() {
        return buildId;
    }

    /** Kernel and initrd, bytes. */
    public Output<Double> sizeBytes() {
        return sizeBytes;
    }

    /** Bytes. */
    public Output<Double> kernelBytes() {
        return kernelBytes;
    }

    /** Bytes. */
    public Output<Double> initrdBytes() {
        return initrdBytes;
    }

    /** Packages in it. */
    public Output<Integer> packageCount() {
        return packageCount;
    }

    /** Digests published so far, oldest first. */
    public Output<List<String>> published() {
        return published;
    }
}
