package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/** An external S3 endpoint for a site. */
@SuppressWarnings("UnusedVariable") // the SDK reads fields marked Import
public final class ObjectStoreArgs extends ResourceArgs {
    @Import(name = "endpoint", required = true)
    private final @Nullable Output<String> endpoint;

    @Import(name = "bucket", required = true)
    private final @Nullable Output<String> bucket;

    @Import(name = "region")
    private final @Nullable Output<String> region;

    @Import(name = "accessKey", required = true)
    private final @Nullable Output<String> accessKey;

    @Import(name = "secretKey", required = true)
    private final @Nullable Output<String> secretKey;

    private ObjectStoreArgs(Builder builder) {
        endpoint = builder.endpoint;
        bucket = builder.bucket;
        region = builder.region;
        accessKey = builder.accessKey;
        secretKey = builder.secretKey;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the properties; what is not set has the default that the schema names. */
    public static final class Builder {
        private @Nullable Output<String> endpoint;
        private @Nullable Output<String> bucket;
        private @Nullable Output<String> region;
        private @Nullable Output<String> accessKey;
        private @Nullable Output<String> secretKey;

        private Builder() {}

        /** http(s)://host:port. */
        public Builder endpoint(Output<String> value) {
            endpoint = value;
            return this;
        }

        /** http(s)://host:port. */
        public Builder endpoint(String value) {
            return endpoint(Output.of(value));
        }

        /** Bucket name. */
        public Builder bucket(Output<String> value) {
            bucket = value;
            return this;
        }

        /** Bucket name. */
        public Builder bucket(String value) {
            return bucket(Output.of(value));
        }

        /** Region, when the endpoint wants one. */
        public Builder region(Output<String> value) {
            region = value;
            return this;
        }

        /** Region, when the endpoint wants one. */
        public Builder region(String value) {
            return region(Output.of(value));
        }

        /** Access key, kept secret. */
        public Builder accessKey(Output<String> value) {
            accessKey = value.asSecret();
            return this;
        }

        /** Access key, kept secret. */
        public Builder accessKey(String value) {
            return accessKey(Output.of(value));
        }

        /** Secret key, kept secret. */
        public Builder secretKey(Output<String> value) {
            secretKey = value.asSecret();
            return this;
        }

        /** Secret key, kept secret. */
        public Builder secretKey(String value) {
            return secretKey(Output.of(value));
        }

        public ObjectStoreArgs build() {
            return new ObjectStoreArgs(this);
        }
    }
}
