package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/** An external PostgreSQL for a site. */
@SuppressWarnings("UnusedVariable") // the SDK reads fields marked Import
public final class LedgerArgs extends ResourceArgs {
    @Import(name = "url", required = true)
    private final @Nullable Output<String> url;

    @Import(name = "user", required = true)
    private final @Nullable Output<String> user;

    @Import(name = "password", required = true)
    private final @Nullable Output<String> password;

    private LedgerArgs(Builder builder) {
        url = builder.url;
        user = builder.user;
        password = builder.password;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the properties; what is not set has the default that the schema names. */
    public static final class Builder {
        private @Nullable Output<String> url;
        private @Nullable Output<String> user;
        private @Nullable Output<String> password;

        private Builder() {}

        /** JDBC URL without user and password. */
        public Builder url(Output<String> value) {
            url = value;
            return this;
        }

        /** JDBC URL without user and password. */
        public Builder url(String value) {
            return url(Output.of(value));
        }

        /** User. */
        public Builder user(Output<String> value) {
            user = value;
            return this;
        }

        /** User. */
        public Builder user(String value) {
            return user(Output.of(value));
        }

        /** Password, kept secret. */
        public Builder password(Output<String> value) {
            password = value.asSecret();
            return this;
        }

        /** Password, kept secret. */
        public Builder password(String value) {
            return password(Output.of(value));
        }

        public LedgerArgs build() {
            return new LedgerArgs(this);
        }
    }
}
