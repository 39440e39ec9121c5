package dev.ashlar.pulumi;

import com.pulumi.resources.CustomResourceOptions;

/** Which provider serves these resources. */
final class ProviderVersion {
    static final String VERSION = "0.1.0";

    private ProviderVersion() {}

    /** The given options, at this package's version. */
    static CustomResourceOptions with(CustomResourceOptions options) {
        return CustomResourceOptions.merge(
                CustomResourceOptions.builder().version(VERSION).build(), options);
    }
}
