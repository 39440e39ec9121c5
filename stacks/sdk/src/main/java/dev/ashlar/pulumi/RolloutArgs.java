package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inputs of a {@link Rollout}. */
@SuppressWarnings("UnusedVariable") // the SDK reads fields marked Import
public final class RolloutArgs extends ResourceArgs {
    @Import(name = "site", required = true)
    private final @Nullable Output<String> site;

    @Import(name = "image", required = true)
    private final @Nullable Output<String> image;

    @Import(name = "imageDigest")
    private final @Nullable Output<String> imageDigest;

    @Import(name = "machines")
    private final @Nullable Output<List<String>> machines;

    @Import(name = "policy")
    private final @Nullable Output<RolloutPolicyArgs> policy;

    private RolloutArgs(Builder builder) {
        site = builder.site;
        image = builder.image;
        imageDigest = builder.imageDigest;
        machines = builder.machines;
        policy = builder.policy;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the properties; what is not set has the default that the schema names. */
    public static final class Builder {
        private @Nullable Output<String> site;
        private @Nullable Output<String> image;
        private @Nullable Output<String> imageDigest;
        private @Nullable Output<List<String>> machines;
        private @Nullable Output<RolloutPolicyArgs> policy;

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

        /** {@code role:version} the machines shall run. */
        public Builder image(Output<String> value) {
            image = value;
            return this;
        }

        /** {@code role:version} the machines shall run. */
        public Builder image(String value) {
            return image(Output.of(value));
        }

        /** Identity of that image; a change of it alone rolls too. */
        public Builder imageDigest(Output<String> value) {
            imageDigest = value;
            return this;
        }

        /** Identity of that image; a change of it alone rolls too. */
        public Builder imageDigest(String value) {
            return imageDigest(Output.of(value));
        }

        /** Names, in the order they are moved; none means every machine of the role. */
        public Builder machines(Output<List<String>> value) {
            machines = value;
            return this;
        }

        /** Names, in the order they are moved; none means every machine of the role. */
        public Builder machines(List<String> value) {
            return machines(Output.of(value));
        }

        /** How fast and how carefully. */
        public Builder policy(Output<RolloutPolicyArgs> value) {
            policy = value;
            return this;
        }

        /** How fast and how carefully. */
        public Builder policy(RolloutPolicyArgs value) {
            return policy(Output.of(value));
        }

        public RolloutArgs build() {
            return new RolloutArgs(this);
        }
    }
}
