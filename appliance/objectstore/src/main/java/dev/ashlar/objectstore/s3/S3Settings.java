package dev.ashlar.objectstore.s3;

import dev.ashlar.contract.AshlarException;
import java.net.URI;

/**
 * Where a bucket is.
 *
 * @param endpoint URL of the S3 service, without bucket
 * @param bucket 3 to 63 characters; made when absent
 * @param secretKey redacted in {@link #toString}
 */
public record S3Settings(URI endpoint, String bucket, String region, String accessKey, String secretKey) {
    public S3Settings {
        if (endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw AshlarException.user(
                    "object store endpoint must be a URL such as https://s3.example.org, without user or password");
        }
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw AshlarException.user("bucket name \"" + bucket
                    + "\" is not valid: use 3 to 63 lower-case letters, digits, dots and hyphens");
        }
    }

    @Override
    public String toString() {
        return "S3Settings[" + endpoint + ", bucket " + bucket + ", region " + region + ", keys ***]";
    }
}
