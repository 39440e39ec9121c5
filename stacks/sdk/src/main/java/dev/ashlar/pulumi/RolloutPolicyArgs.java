package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/** How fast and how carefully machines are moved. */
@SuppressWarnings("UnusedVariable") // the SDK reads fields marked Import
public final class RolloutPolicyArgs extends ResourceArgs {
    @Import(name = "canary")
    private final @Nullable Output<Integer> canary;

    @Import(name = "waveSize")
    private final @Nullable Output<Integer> waveSize;

    @Import(name = "maxUnavailable")
    private final @Nullable Output<Integer> maxUnavailable;

    @Import(name = "soakSeconds")
    private final @Nullable Output<Integer> soakSeconds;

    @Import(name = "failureBudget")
    private final @Nullable Output<Integer> failureBudget;

    @Import(name = "healthTimeoutSeconds")
    private final @Nullable Output<Integer> healthTimeoutSeconds;

    private RolloutPolicyArgs(Builder builder) {
        canary = builder.canary;
        waveSize = builder.waveSize;
        maxUnavailable = builder.maxUnavailable;
        soakSeconds = builder.soakSeconds;
        failureBudget = builder.failureBudget;
        healthTimeoutSeconds = builder.healthTimeoutSeconds;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the properties; what is not set has the default that the schema names. */
    public static final class Builder {
        private @Nullable Output<Integer> canary;
        private @Nullable Output<Integer> waveSize;
        private @Nullable Output<Integer> maxUnavailable;
        private @Nullable Output<Integer> soakSeconds;
        private @Nullable Output<Integer> failureBudget;
        private @Nullable Output<Integer> healthTimeoutSeconds;

        private Builder() {}

        /** Machines in the first wave; 0 for none; default 1. */
        public Builder canary(Output<Integer> value) {
            canary = value;
            return this;
        }

        /** Machines in the first wave; 0 for none; default 1. */
        public Builder canary(int value) {
            return canary(Output.of(value));
        }

        /** Machines in each later wave; default 2. */
        public Builder waveSize(Output<Integer> value) {
            waveSize = value;
            return this;
        }

        /** Machines in each later wave; default 2. */
        public Builder waveSize(int value) {
            return waveSize(Output.of(value));
        }

        /** Machines that may be away at once; default 1. */
        public Builder maxUnavailable(Output<Integer> value) {
            maxUnavailable = value;
            return this;
        }

        /** Machines that may be away at once; default 1. */
        public Builder maxUnavailable(int value) {
            return maxUnavailable(Output.of(value));
        }

        /** How long a wave must stay healthy, seconds; default 3. */
        public Builder soakSeconds(Output<Integer> value) {
            soakSeconds = value;
            return this;
        }

        /** How long a wave must stay healthy, seconds; default 3. */
        public Builder soakSeconds(int value) {
            return soakSeconds(Output.of(value));
        }

        /** Failed machines that are tolerated; default 0. */
        public Builder failureBudget(Output<Integer> value) {
            failureBudget = value;
            return this;
        }

        /** Failed machines that are tolerated; default 0. */
        public Builder failureBudget(int value) {
            return failureBudget(Output.of(value));
        }

        /** How long a machine may take to become healthy, seconds; default 120. */
        public Builder healthTimeoutSeconds(Output<Integer> value) {
            healthTimeoutSeconds = value;
            return this;
        }

        /** How long a machine may take to become healthy, seconds; default 120. */
        public Builder healthTimeoutSeconds(int value) {
            return healthTimeoutSeconds(Output.of(value));
        }

        public RolloutPolicyArgs build() {
            return new RolloutPolicyArgs(this);
        }
    }
}
