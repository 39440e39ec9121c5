package dev.ashlar.images.builder.lock;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.images.builder.progress.Phase;
import dev.ashlar.images.builder.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Packages on local disk, each named by its digest: {@code SHA256.deb}. A file under that name is complete and right.
 * Packages stay here after they left the mirror.
 */
public final class PackageCache {
    private static final int PARALLEL_DOWNLOADS = 4;

    private final Path directory;
    private final PackageDownloader downloader;

    public PackageCache(Path directory, PackageDownloader downloader) {
        this.directory = directory;
        this.downloader = downloader;
    }

    public Path directory() {
        return directory;
    }

    public Path file(LockedPackage item) {
        return directory.resolve(item.sha256().hex() + ".deb");
    }

    /** Downloads what is missing, several at a time; the first failure stops the rest. */
    public void require(List<LockedPackage> packages, ProgressListener listener) {
        var missing = packages.stream()
                .filter(item -> !Files.isRegularFile(file(item)))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        try (var executor = Executors.newFixedThreadPool(
                PARALLEL_DOWNLOADS, Thread.ofVirtual().factory())) {
            var running = new ExecutorCompletionService<LockedPackage>(executor);
            for (var item : missing) {
                running.submit(download(item));
            }
            try {
                for (int done = 1; done <= missing.size(); done++) {
                    var item = await(running.take());
                    listener.progress(Phase.DOWNLOAD, done, missing.size(), item.toString());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw AshlarException.external("the download of packages was interrupted", e);
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private Callable<LockedPackage> download(LockedPackage item) {
        return () -> {
            Files.createDirectories(directory);
            var part = directory.resolve(item.sha256().hex() + ".part");
            downloader.download(item, part);
            accept(item, part);
            return item;
        };
    }

    private void accept(LockedPackage item, Path part) throws IOException {
        var digest = Digest.ofFile(part);
        if (!digest.equals(item.sha256())) {
            Files.delete(part);
            throw AshlarException.external("package " + item + " from the mirror has digest " + digest + " but the lock"
                    + " says " + item.sha256() + "; try again, or run ashlar image lock if the mirror changed it");
        }
        Files.move(part, file(item), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static LockedPackage await(Future<LockedPackage> ended) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AshlarException known) {
                throw known;
            }
            throw AshlarException.external("cannot download packages: " + e.getCause(), e);
        }
    }
}
