package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inputs of a {@link Machine}. */
@SuppressWarnings("UnusedVariable") // the SDK reads fields marked Import
public final class MachineArgs extends ResourceArgs {
    @Import(name = "site", required = true)
    private final @Nullable Output<String> site;

    @Import(name = "name")
    private final @Nullable Output<String> name;

    @Import(name = "role", required = true)
    private final @Nullable Output<String> role;

    @Import(name = "firmware")
    private final @Nullable Output<String> firmware;

    @Import(name = "secureBoot")
    private final @Nullable Output<Boolean> secureBoot;

    @Import(name = "tpm")
    private final @Nullable Output<Boolean> tpm;

    @Import(name = "memoryMib")
    private final @Nullable Output<Integer> memoryMib;

    @Import(name = "cpus")
    private final @Nullable Output<Integer> cpus;

    @Import(name = "disksGib")
    private final @Nullable Output<List<Integer>> disksGib;

    @Import(name = "power")
    private final @Nullable Output<String> power;

    private MachineArgs(Builder builder) {
        site = builder.site;
        name = builder.name;
        role = builder.role;
        firmware = builder.firmware;
        secureBoot = builder.secureBoot;
        tpm = builder.tpm;
        memoryMib = builder.memoryMib;
        cpus = builder.cpus;
        disksGib = builder.disksGib;
        power = builder.power;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the properties; what is not set has the default that the schema names. */
    public static final class Builder {
        private @Nullable Output<String> site;
        private @Nullable Output<String> name;
        private @Nullable Output<String> role;
        private @Nullable Output<String> firmware;
        private @Nullable Output<Boolean> secureBoot;
        private @Nullable Output<Boolean> tpm;
        private @Nullable Output<Integer> memoryMib;
        private @Nullable Output<Integer> cpus;
        private @Nullable Output<List<Integer>> disksGib;
        private @Nullable Output<String> power;

        private Builder() {}

        /** Name of the site. */
        public Builder site(Output<String> value) {
            site = value;
            return this;
        }

        /** Name of the site. */
        public Builder site(String value) {
            return site(Output.of(value));
        }

        /** Unique within its site; default: the resource's name. */
        public Builder name(Output<String> value) {
            name = value;
            return this;
        }

        /** Unique within its site; default: the resource's name. */
        public Builder name(String value) {
            return name(Output.of(value));
        }

        /** What it is for. */
        public Builder role(Output<String> value) {
            role = value;
            return this;
        }

        /** What it is for. */
        public Builder role(String value) {
            return role(Output.of(value));
        }

        /** bios or uefi; default bios. */
        public Builder firmware(Output<String> value) {
            firmware = value;
            return this;
        }

        /** bios or uefi; default bios. */
        public Builder firmware(String value) {
            return firmware(Output.of(value));
        }

        /** Boot signed images only; needs uefi. */
        public Builder secureBoot(Output<Boolean> value) {
            secureBoot = value;
            return this;
        }

        /** Boot signed images only; needs uefi. */
        public Builder secureBoot(boolean value) {
            return secureBoot(Output.of(value));
        }

        /** Has a TPM; needs uefi. */
        public Builder tpm(Output<Boolean> value) {
            tpm = value;
            return this;
        }

        /** Has a TPM; needs uefi. */
        public Builder tpm(boolean value) {
            return tpm(Output.of(value));
        }

        /** MiB; default 256. */
        public Builder memoryMib(Output<Integer> value) {
            memoryMib = value;
            return this;
        }

        /** MiB; default 256. */
        public Builder memoryMib(int value) {
            return memoryMib(Output.of(value));
        }

        /** Virtual processors; default 1. */
        public Builder cpus(Output<Integer> value) {
            cpus = value;
            return this;
        }

        /** Virtual processors; default 1. */
        public Builder cpus(int value) {
            return cpus(Output.of(value));
        }

        /** Sizes of its disks, GiB. */
        public Builder disksGib(Output<List<Integer>> value) {
            disksGib = value;
            return this;
        }

        /** Sizes of its disks, GiB. */
        public Builder disksGib(List<Integer> value) {
            return disksGib(Output.of(value));
        }

        /** on or off; default on. */
        public Builder power(Output<String> value) {
            power = value;
            return this;
        }

        /** on or off; default on. */
        public Builder power(String value) {
            return power(Output.of(value));
        }

        public MachineArgs build() {
            return new MachineArgs(this);
        }
    }
}
