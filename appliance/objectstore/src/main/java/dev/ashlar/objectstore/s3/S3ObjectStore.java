package dev.ashlar.objectstore.s3;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.objectstore.ObjectStore;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A bucket. Absence is looked up before a write, not decided by the server: two racing writers of one key both write,
 * which is harmless because they write the same bytes. Thread-safe.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final long CONNECT_MILLIS = 10_000;
    private static final long TRANSFER_MILLIS = 60_000;
    private static final long PART_BYTES = 64L << 20;

    /** A call of the MinIO client. */
    private interface Call<T> {
        T run() throws MinioException, IOException;
    }

    private final MinioClient client;
    private final String bucket;

    private S3ObjectStore(MinioClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Connects and makes the bucket when it is absent. The caller closes. */
    public static S3ObjectStore open(S3Settings settings) {
        var client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .build();
        client.setTimeout(CONNECT_MILLIS, TRANSFER_MILLIS, TRANSFER_MILLIS);
        var store = new S3ObjectStore(client, settings.bucket());
        try {
            store.makeBucket();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void makeBucket() {
        call("open", "bucket " + bucket, () -> {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            }
            return true;
        });
    }

    @Override
    public boolean putIfAbsent(String key, Path file) {
        if (size(key).isPresent()) {
            return false;
        }
        call(
                "store",
                key,
                () -> client.uploadObject(UploadObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .filename(file.toString(), PART_BYTES)
                        .build()));
        return true;
    }

    @Override
    public boolean putIfAbsent(String key, byte[] bytes) {
        if (size(key).isPresent()) {
            return false;
        }
        call(
                "store",
                key,
                () -> client.putObject(PutObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .data(bytes, bytes.length)
                        .build()));
        return true;
    }

    @Override
    public Optional<Long> size(String key) {
        var arguments = StatObjectArgs.builder()
                .bucket(bucket)
                .object(ObjectStore.checkKey(key))
                .build();
        try {
            return Optional.of(
                    call("look up", key, () -> client.statObject(arguments)).size());
        } catch (AshlarException e) {
            if (e.category() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public InputStream get(String key, long offset, long length) {
        ObjectStore.checkRange(key, offset, length);
        long size = size(key).orElseThrow(() -> AshlarException.notFound("object " + key + " does not exist"));
        if (length == 0 || offset >= size) {
            return InputStream.nullInputStream();
        }
        var arguments = GetObjectArgs.builder()
                .bucket(bucket)
                .object(key)
                .offset(offset)
                .length(Math.min(length, size - offset))
                .build();
        return call("read", key, () -> client.getObject(arguments));
    }

    @Override
    public List<Entry> list(String prefix) {
        var arguments = ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build();
        return call("list", prefix + "*", () -> {
            var entries = new ArrayList<Entry>();
            for (var result : client.listObjects(arguments)) {
                var item = result.get();
                if (!item.isDir()) {
                    entries.add(new Entry(
                            item.objectName(), item.size(), item.lastModified().toInstant()));
                }
            }
            entries.sort(Comparator.comparing(Entry::key));
            return List.copyOf(entries);
        });
    }

    @Override
    public void delete(String key) {
        var arguments = RemoveObjectArgs.builder()
                .bucket(bucket)
                .object(ObjectStore.checkKey(key))
                .build();
        call("delete", key, () -> {
            client.removeObject(arguments);
            return true;
        });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            throw AshlarException.external("cannot close the client of bucket " + bucket + ": " + e, e);
        }
    }

    private static <T> T call(String doing, String what, Call<T> call) {
        try {
            return call.run();
        } catch (ErrorResponseException e) {
            var error = e.errorResponse();
            if ("NoSuchKey".equals(error.code()) || "NoSuchObject".equals(error.code())) {
                throw new AshlarException(ErrorCategory.NOT_FOUND, "object " + what + " does not exist", e);
            }
            throw AshlarException.external(
                    "object store: cannot " + doing + " " + what + ": " + error.code() + ": " + error.message(), e);
        } catch (MinioException | IOException | IllegalStateException e) {
            // The client wraps a refused connection in an IllegalStateException.
            throw AshlarException.external("object store: cannot " + doing + " " + what + ": " + reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
