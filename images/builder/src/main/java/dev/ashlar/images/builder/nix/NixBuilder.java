package dev.ashlar.images.builder.nix;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.images.builder.progress.Phase;
import dev.ashlar.images.builder.progress.ProgressListener;
import dev.ashlar.process.Command;
import dev.ashlar.process.ProgramRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Builds images with Nix, sandboxed and without network. */
public final class NixBuilder {
    /** A first build compiles a kernel. */
    private static final Duration TIME_LIMIT = Duration.ofHours(2);

    private static final String IMAGE_STEPS =
            "[a-z0-9]{32}-ashlar-(image|application|base|runtime)[^/]*(?<!\\.drv|\\.lock)";

    private final ProgramRunner runner;

    public NixBuilder(ProgramRunner runner) {
        this.runner = runner;
    }

    /**
     * Forgets what the store holds of images, so that the next build makes it anew. The kernel and the tools stay: they
     * were built in this store, too.
     */
    public void forgetImages(NixStore store) {
        var paths = store.paths(IMAGE_STEPS);
        if (!paths.isEmpty()) {
            var command = Command.of("nix-store", "--delete").and(paths.toArray(String[]::new));
            runner.run(store.configured(command).within(TIME_LIMIT))
                    .orFail("cannot forget the images of " + store.directory());
        }
    }

    /**
     * Builds, or finds what the store has already. A failure carries the last lines of the build's log.
     *
     * @return the folder with the build's files
     */
    public Path build(NixBuild build, NixStore store, ProgressListener listener) {
        var command = Command.of(
                        "nix-build", build.recipe().resolve("default.nix").toString())
                .and("--attr", "image", "--no-out-link")
                .and("--argstr", "debs", build.packages().toString())
                .and("--argstr", "role", build.roleFile().toString())
                .and("--argstr", "version", build.version())
                .and("--argstr", "buildId", build.buildId().text())
                .and("--argstr", "applianceJars", build.jars().toString())
                .and("--argstr", "ukiTool", build.ukiTool().toString());
        var progress = new NixProgress(listener);
        listener.progress(Phase.NIX, 0, 0, "evaluating");
        var outcome = runner.run(store.configured(command).within(TIME_LIMIT), progress::line)
                .orFail("cannot build the image from " + build.roleFile());
        var result = store.onThisMachine(outcome.output().strip());
        if (!Files.isDirectory(result)) {
            throw AshlarException.external("nix-build printed "
                    + outcome.output().strip() + ", which is not in the store " + store.directory());
        }
        return result;
    }
}
