package dev.ashlar.images.builder.lock;

import dev.ashlar.contract.AshlarException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fetches packages from the first mirror that has them and goes on where an earlier attempt stopped. */
public final class PackageDownloader {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
    private static final Duration RESPONSE_LIMIT = Duration.ofMinutes(10);

    private final List<URI> mirrors;
    private final HttpClient client;

    public PackageDownloader(List<URI> mirrors) {
        this.mirrors = List.copyOf(mirrors);
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    /** Fills {@code part} to the package's size; the caller checks the digest. */
    void download(LockedPackage item, Path part) throws InterruptedException {
        var refusals = new ArrayList<String>();
        for (var mirror : mirrorsOf(item)) {
            var answer = fetch(item, mirror.resolve(item.path().replace("+", "%2B")), part);
            if (answer.isEmpty()) {
                return;
            }
            refusals.add(mirror + ": " + answer);
        }
        throw AshlarException.external("package " + item + " is not to be had (" + String.join("; ", refusals)
                + "); if the mirror dropped this version, run ashlar image lock");
    }

    /** This machine's mirrors of the package's archive, else Debian's own. */
    private List<URI> mirrorsOf(LockedPackage item) {
        var own = mirrors.stream().filter(item::isServedBy).toList();
        return own.isEmpty() ? List.of(URI.create("http://deb.debian.org/" + item.archive() + "/")) : own;
    }

    /** Empty when the file is complete, else why not. */
    private String fetch(LockedPackage item, URI source, Path part) throws InterruptedException {
        try {
            long have = Files.exists(part) ? Files.size(part) : 0;
            if (have >= item.sizeBytes()) {
                Files.delete(part);
                have = 0;
            }
            var request = HttpRequest.newBuilder(source).timeout(RESPONSE_LIMIT);
            if (have > 0) {
                request.header("Range", "bytes=" + have + "-");
            }
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != 200 && response.statusCode() != 206) {
                    return "HTTP " + response.statusCode();
                }
                write(response, body, item.sizeBytes(), part);
            }
            return sizeProblem(item, part);
        } catch (IOException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    /** Never writes more than one byte over the expected size: a mirror cannot fill the disk. */
    private static void write(HttpResponse<?> response, java.io.InputStream body, long limit, Path part)
            throws IOException {
        try (var out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long at = response.statusCode() == 206 ? out.size() : 0;
            out.truncate(at).position(at);
            var in = java.nio.channels.Channels.newChannel(body);
            while (at <= limit) {
                long moved = out.transferFrom(in, at, Math.min(1 << 20, limit + 1 - at));
                if (moved <= 0) {
                    return;
                }
                at += moved;
            }
        }
    }

    private static String sizeProblem(LockedPackage item, Path part) throws IOException {
        long size = Files.size(part);
        if (size == item.sizeBytes()) {
            return "";
        }
        if (size > item.sizeBytes()) {
            Files.delete(part);
        }
        return "got " + size + " bytes where the lock says " + item.sizeBytes();
    }
}
