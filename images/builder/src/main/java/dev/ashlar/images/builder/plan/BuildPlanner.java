package dev.ashlar.images.builder.plan;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.Json;
import dev.ashlar.images.builder.lock.LockedPackage;
import dev.ashlar.images.builder.lock.PackageLock;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Decides what a build contains and what it is called. Pure: no clock, files or programs. */
public final class BuildPlanner {
    private static final String KERNEL_GROUP = "kernel-source";
    private static final String RUNTIME_GROUP = "jdk";
    private static final String RUNTIME_PACKAGE = "openjdk-\\d+-jdk-headless";

    private BuildPlanner() {}

    /**
     * @param files the role, recipe and jars
     */
    public static BuildPlan plan(
            ImageReference reference, RoleDescription role, PackageLock lock, List<InputFile> files) {
        var downloads = lock.downloadsOf(role.name().value());
        var inputs = new TreeMap<String, String>();
        files.forEach(file -> inputs.put(file.name(), file.digest().text()));
        inputs.put("packages", packagesDigest(downloads).text());
        return new BuildPlan(reference, role, buildId(reference, inputs), packages(role, lock), downloads, inputs);
    }

    /** Only what the build reads: another role's packages do not change this role's identity. */
    private static Digest packagesDigest(List<LockedPackage> downloads) {
        return digest(downloads.stream()
                .sorted(Comparator.comparing(LockedPackage::name))
                .map(item -> item + " " + item.sha256())
                .toList());
    }

    private static Digest buildId(ImageReference reference, Map<String, String> inputs) {
        return digest(Map.of("reference", reference.toString(), "inputs", inputs));
    }

    private static Digest digest(Object value) {
        return Digest.of(Json.canonical(value).getBytes(StandardCharsets.UTF_8));
    }

    private static List<LockedPackage> packages(RoleDescription role, PackageLock lock) {
        var kernel = lock.groups().getOrDefault(KERNEL_GROUP, List.of()).stream();
        var runtime = lock.groups().getOrDefault(RUNTIME_GROUP, List.of()).stream()
                .filter(name -> name.matches(RUNTIME_PACKAGE));
        return Stream.concat(
                        lock.closureOf(role.name().value()).stream(),
                        Stream.concat(kernel, runtime).map(lock::require))
                .distinct()
                .sorted(Comparator.comparing(LockedPackage::name))
                .toList();
    }
}
