/** Objects in a bucket of any S3 endpoint, through the MinIO client. */
@NullMarked
package dev.ashlar.objectstore.s3;

import org.jspecify.annotations.NullMarked;
