package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/** Inputs of an {@link Image}. */
@SuppressWarnings("UnusedVariable") // the SDK reads fields marked Import
public final class ImageArgs extends ResourceArgs {
    @Import(name = "site", required = true)
    private final @Nullable Output<String> site;

    @Import(name = "role")
    private final @Nullable Output<String> role;

    @Import(name = "version", required = true)
    private final @Nullable Output<String> version;

    @Import(name = "rolesDirectory")
    private final @Nullable Output<String> rolesDirectory;

    private ImageArgs(Builder builder) {
        site = builder.site;
        role = builder.role;
        version = builder.version;
        rolesDirectory = builder.rolesDirectory;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the properties; what is not set has the default that the schema names. */
    public static final class Builder {
        private @Nullable Output<String> site;
        private @Nullable Output<String> role;
        private @Nullable Output<String> version;
        private @Nullable Output<String> rolesDirectory;

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

        /** Role under nix/roles; default: the resource's name. */
        public Builder role(Output<String> value) {
            role = value;
            return this;
        }

        /** Role under nix/roles; default: the resource's name. */
        public Builder role(String value) {
            return role(Output.of(value));
        }

        /** Version of the image. */
        public Builder version(Output<String> value) {
            version = value;
            return this;
        }

        /** Version of the image. */
        public Builder version(String value) {
            return version(Output.of(value));
        }

        /** Folder with further role files. */
        public Builder rolesDirectory(Output<String> value) {
            rolesDirectory = value;
            return this;
        }

        /** Folder with further role files. */
        public Builder rolesDirectory(String value) {
            return rolesDirectory(Output.of(value));
        }

        public ImageArgs build() {
            return new ImageArgs(this);
        }
    }
}
