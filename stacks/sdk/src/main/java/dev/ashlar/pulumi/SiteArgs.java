package dev.ashlar.pulumi;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/** Inputs of a {@link Site}. */
@SuppressWarnings("UnusedVariable") // the SDK reads fields marked Import
public final class SiteArgs extends ResourceArgs {
    @Import(name = "name")
    private final @Nullable Output<String> name;

    @Import(name = "objectStore")
    private final @Nullable Output<ObjectStoreArgs> objectStore;

    @Import(name = "ledger")
    private final @Nullable Output<LedgerArgs> ledger;

    private SiteArgs(Builder builder) {
        name = builder.name;
        objectStore = builder.objectStore;
        ledger = builder.ledger;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the properties; what is not set has the default that the schema names. */
    public static final class Builder {
        private @Nullable Output<String> name;
        private @Nullable Output<ObjectStoreArgs> objectStore;
        private @Nullable Output<LedgerArgs> ledger;

        private Builder() {}

        /** Unique on its host; default: the resource's name. */
        public Builder name(Output<String> value) {
            name = value;
            return this;
        }

        /** Unique on its host; default: the resource's name. */
        public Builder name(String value) {
            return name(Output.of(value));
        }

        /** External object store instead of the site's own. */
        public Builder objectStore(Output<ObjectStoreArgs> value) {
            objectStore = value;
            return this;
        }

        /** External object store instead of the site's own. */
        public Builder objectStore(ObjectStoreArgs value) {
            return objectStore(Output.of(value));
        }

        /** External PostgreSQL instead of the site's own. */
        public Builder ledger(Output<LedgerArgs> value) {
            ledger = value;
            return this;
        }

        /** External PostgreSQL instead of the site's own. */
        public Builder ledger(LedgerArgs value) {
            return ledger(Output.of(value));
        }

        public SiteArgs build() {
            return new SiteArgs(this);
        }
    }
}
