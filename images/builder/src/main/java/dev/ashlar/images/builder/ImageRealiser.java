package dev.ashlar.images.builder;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.builder.files.AtomicFiles;
import dev.ashlar.images.builder.files.FolderLock;
import dev.ashlar.images.builder.lock.AptSources;
import dev.ashlar.images.builder.lock.PackageCache;
import dev.ashlar.images.builder.lock.PackageDownloader;
import dev.ashlar.images.builder.lock.PackageLock;
import dev.ashlar.images.builder.nix.NixBuild;
import dev.ashlar.images.builder.nix.NixBuilder;
import dev.ashlar.images.builder.nix.NixOutput;
import dev.ashlar.images.builder.nix.NixStore;
import dev.ashlar.images.builder.plan.BuildPlan;
import dev.ashlar.images.builder.progress.Phase;
import dev.ashlar.images.builder.progress.ProgressListener;
import dev.ashlar.process.Command;
import dev.ashlar.process.ProgramRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Carries out a plan: downloads what is missing and runs Nix. */
final class ImageRealiser {
    private static final Path APT = Path.of("/etc/apt");
    private static final String SEED_PACKAGE = "busybox-static";

    private final BuilderSettings settings;
    private final ProgramRunner runner;

    ImageRealiser(BuilderSettings settings, ProgramRunner runner) {
        this.settings = settings;
        this.runner = runner;
    }

    NixOutput realise(BuildPlan plan, NixStore store, ProgressListener listener) {
        var cache = new PackageCache(settings.packages(), new PackageDownloader(AptSources.mirrors(APT)));
        FolderLock.hold(cache.directory(), () -> {
            cache.require(plan.downloads(), listener);
            seed(cache, plan);
        });
        var build = new NixBuild(
                settings.recipe(),
                cache.directory(),
                plan.role().file(),
                plan.reference().version(),
                plan.buildId(),
                settings.jars(plan.role().jarSet()),
                settings.ukiTool());
        return new NixOutput(new NixBuilder(runner).build(build, store, listener));
    }

    /** Builds again in a store of its own, in which nothing of an earlier image is left. */
    NixOutput realiseAgain(BuildPlan plan, ProgressListener listener) {
        var store = new NixStore(settings.secondNixStore());
        new NixBuilder(runner).forgetImages(store);
        return realise(plan, store, listener);
    }

    /** Unpacks the one program the first build step runs, unless it is there: another build may be reading it. */
    private void seed(PackageCache cache, BuildPlan plan) {
        var marker = cache.directory().resolve("seed.package");
        var wanted = plan.downloads().stream()
                .filter(item -> item.name().equals(SEED_PACKAGE))
                .map(item -> item.sha256().text())
                .findFirst()
                .orElseThrow(() ->
                        AshlarException.user("package " + SEED_PACKAGE + " is not in the lock; run ashlar image lock"));
        if (!isSeededWith(wanted, marker)) {
            runner.run(script("seed.sh").and(cache.directory().toString()))
                    .orFail("cannot unpack the seed of the build");
            AtomicFiles.write(marker, wanted.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
        }
    }

    private static boolean isSeededWith(String wanted, Path marker) {
        try {
            return Files.isRegularFile(marker)
                    && Files.isExecutable(marker.resolveSibling("seed/bin/busybox"))
                    && Files.readString(marker).equals(wanted);
        } catch (IOException e) {
            throw AshlarException.external("cannot read " + marker + ": " + e.getMessage(), e);
        }
    }

    LockUpdate updateLock(BuildInputs inputs, Optional<Path> rolesDirectory, ProgressListener listener) {
        var before = inputs.lock();
        var json = runner.run(
                        rolesDirectory
                                .map(directory -> script("lock.sh").and("trixie", directory.toString()))
                                .orElseGet(() -> script("lock.sh"))
                                .within(Duration.ofMinutes(10)),
                        line -> {
                            if (line.startsWith("lock: ")) {
                                listener.progress(Phase.LOCK, 0, 0, line.substring("lock: ".length()));
                            }
                        })
                .orFail("cannot update the package lock")
                .output();
        var after = PackageLock.parse(json, "the new lock");
        if (after.packages().isEmpty()) {
            throw AshlarException.external("the new package lock is empty; the old one is kept");
        }
        AtomicFiles.write(settings.lockFile(), json.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
        return LockUpdate.between(before, after);
    }

    private Command script(String name) {
        return Command.of("sh", settings.recipe().resolve(name).toString());
    }
}
