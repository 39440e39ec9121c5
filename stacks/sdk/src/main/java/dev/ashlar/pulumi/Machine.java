package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** A place that can boot. Import by {@code SITE/NAME}. */
@ResourceType(type = Machine.TYPE)
@SuppressWarnings("NullAway.Init") // the SDK sets exported fields
public final class Machine extends CustomResource {
    static final String TYPE = "ashlar:index:Machine";

    @Export(
            name = "site",
            refs = {String.class},
            tree = "[0]")
    private Output<String> site;

    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    @Export(
            name = "role",
            refs = {String.class},
            tree = "[0]")
    private Output<String> role;

    @Export(
            name = "firmware",
            refs = {String.class},
            tree = "[0]")
    private Output<String> firmware;

    @Export(
            name = "secureBoot",
            refs = {Boolean.class},
            tree = "[0]")
    private Output<Boolean> secureBoot;

    @Export(
            name = "tpm",
            refs = {Boolean.class},
            tree = "[0]")
    private Output<Boolean> tpm;

    @Export(
            name = "memoryMib",
            refs = {Integer.class},
            tree = "[0]")
    private Output<Integer> memoryMib;

    @Export(
            name = "cpus",
            refs = {Integer.class},
            tree = "[0]")
    private Output<Integer> cpus;

    @Export(
            name = "power",
            refs = {String.class},
            tree = "[0]")
    private Output<String> power;

    @Export(
            name = "mac",
            refs = {String.class},
            tree = "[0]")
    private Output<String> mac;

    @Export(
            name = "address",
            refs = {String.class},
            tree = "[0]")
    private Output<String> address;

    @Export(
            name = "state",
            refs = {String.class},
            tree = "[0]")
    private Output<String> state;

    @Export(
            name = "running",
            refs = {Boolean.class},
            tree = "[0]")
    private Output<Boolean> running;

    @Export(
            name = "image",
            refs = {String.class},
            tree = "[0]")
    private Output<String> image;

    @Export(
            name = "generation",
            refs = {Double.class},
            tree = "[0]")
    private Output<Double> generation;

    public Machine(String name, MachineArgs args) {
        this(name, args, CustomResourceOptions.Empty);
    }

    public Machine(String name, MachineArgs args, CustomResourceOptions options) {
        super(TYPE, name, args, ProviderVersion.with(options));
    }

    private Machine(String name, Output<String> id, CustomResourceOptions options) {
        super(TYPE, name, null, CustomResourceOptions.merge(ProviderVersion.with(options), null, id));
    }

    /** One that exists already and is not managed by this stack. */
    public static Machine get(String name, Output<String> id, CustomResourceOptions options) {
        return new Machine(name, id, options);
    }

    /** Name of the site. */
    public Output<String> site() {
        return site;
    }

    /** Unique within its site. */
    public Output<String> name() {
        return name;
    }

    /** What it is for. */
    public Output<String> role() {
        return role;
    }

    /** bios or uefi. */
    public Output<String> firmware() {
        return firmware;
    }

    /** Boots signed images only. */
    public Output<Boolean> secureBoot() {
        return secureBoot;
    }

    /** Has a TPM. */
    public Output<Boolean> tpm() {
        return tpm;
    }

    /** MiB. */
    public Output<Integer> memoryMib() {
        return memoryMib;
    }

    /** Virtual processors. */
    public Output<Integer> cpus() {
        return cpus;
    }

    /** on or off, as wanted. */
    public Output<String> power() {
        return power;
    }

    /** MAC address. */
    public Output<String> mac() {
        return mac;
    }

    /** host:port at which the site reaches it. */
    public Output<String> address() {
        return address;
    }

    /** Where it is in its life. */
    public Output<String> state() {
        return state;
    }

    /** Whether it is powered on. */
    public Output<Boolean> running() {
        return running;
    }

    /** What it runs; empty before its first rollout. */
    public Output<String> image() {
        return image;
    }

    /** Of the plan that assigned its image. */
    public Output<Double> generation() {
        return generation;
    }
}
