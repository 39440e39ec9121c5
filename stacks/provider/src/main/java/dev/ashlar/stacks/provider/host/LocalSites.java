package dev.ashlar.stacks.provider.host;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Sites as processes of this host, found through their {@code site.json}. */
public final class LocalSites implements Sites {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(90);

    private final Path home;
    private final SiteProcess.Launch launch;
    private final SiteConnector connector;

    /**
     * @param home {@code ASHLAR_HOME}
     * @param java the JVM sites run on
     * @param classPath of the site's program
     * @param cache {@code ASHLAR_CACHE}
     */
    public LocalSites(Path home, Path java, String classPath, Path cache, SiteConnector connector) {
        this.home = home;
        this.launch = new SiteProcess.Launch(java, classPath, cache);
        this.connector = connector;
    }

    private SiteProcess process(SiteName site) {
        return new SiteProcess(home, site, launch);
    }

    @Override
    public boolean exists(SiteName site) {
        return Files.isDirectory(process(site).folder());
    }

    @Override
    public boolean isRunning(SiteName site) {
        return process(site).handle().isPresent();
    }

    @Override
    public void start(SiteName site, Optional<String> settings, Consumer<String> progress) {
        var process = process(site);
        if (process.handle().isEmpty()) {
            progress.accept("starting site " + site + ", log " + process.log());
            awaitReady(process, process.start(settings), progress);
        }
        connector.connect(require(site)).gateway().status();
    }

    /** The site file of an earlier process may still be there: only the one that names the new process counts. */
    private static void awaitReady(SiteProcess process, Process started, Consumer<String> progress) {
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (process.handle().isEmpty()) {
            progress.accept("waiting for site " + process.site());
            try {
                if (started.waitFor(250, TimeUnit.MILLISECONDS) && started.exitValue() != 0) {
                    throw AshlarException.external("site " + process.site() + " ended with exit code "
                            + started.exitValue() + "; its last lines: " + process.lastLines());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw AshlarException.external("waiting for site " + process.site() + " was interrupted", e);
            }
            if (System.nanoTime() > deadline) {
                started.descendants().forEach(ProcessHandle::destroy);
                started.destroy();
                throw AshlarException.external("site " + process.site() + " was not ready within "
                        + READY_WITHIN.toSeconds() + " s and was stopped; its last lines: " + process.lastLines());
            }
        }
    }

    private SiteFile require(SiteName site) {
        var process = process(site);
        if (process.handle().isEmpty()) {
            throw AshlarException.external("site " + site
                    + " does not run; pulumi refresh and pulumi up start it again, its log is " + process.log());
        }
        return process.read().orElseThrow(() -> AshlarException.external("site " + site + " is stopping"));
    }

    @Override
    public SiteGateway gateway(SiteName site) {
        return connector.connect(require(site)).gateway();
    }

    /** A site that crashed is started once more, because only it knows its machines. */
    @Override
    public void destroy(SiteName site) {
        var process = process(site);
        if (!exists(site)) {
            return;
        }
        if (process.handle().isEmpty() && Files.exists(process.folder().resolve("machines"))) {
            start(site, Optional.empty(), _ -> {});
        }
        process.handle().ifPresent(running -> {
            connector.connect(require(site)).shutDown();
            awaitEnd(site, running);
        });
        removeFolder(process.folder());
    }

    private static void awaitEnd(SiteName site, ProcessHandle running) {
        try {
            running.onExit().get(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AshlarException.external("waiting for the end of site " + site + " was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw AshlarException.external(
                    "site " + site + " (process " + running.pid() + ") did not end within " + ENDED_WITHIN.toSeconds()
                            + " s after it was told to",
                    e);
        }
    }

    private static void removeFolder(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw AshlarException.external(folder + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
