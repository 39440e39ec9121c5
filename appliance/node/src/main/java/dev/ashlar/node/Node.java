package dev.ashlar.node;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.enrolment.BootParameters;
import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.node.console.Console;
import dev.ashlar.node.duty.HealthRounds;
import dev.ashlar.node.duty.Joining;
import dev.ashlar.node.duty.Reporting;
import dev.ashlar.node.enrolment.MachineEnrolment;
import dev.ashlar.node.health.Health;
import dev.ashlar.node.identity.IdentityServer;
import dev.ashlar.node.identity.Possession;
import dev.ashlar.node.machine.Backoff;
import dev.ashlar.node.machine.ImageFile;
import dev.ashlar.node.machine.MachineFiles;
import dev.ashlar.node.machine.Reboot;
import dev.ashlar.node.machine.RoleFile;
import dev.ashlar.node.machine.Timeline;
import dev.ashlar.node.machine.Uptime;
import dev.ashlar.node.parameters.BootParameterSource;
import dev.ashlar.node.report.Generation;
import dev.ashlar.node.report.ReportWriter;
import dev.ashlar.node.site.HttpsSite;
import dev.ashlar.node.site.SiteApi;
import dev.ashlar.node.tls.MachineKeys;
import dev.ashlar.node.tls.MachineTls;
import dev.ashlar.node.tls.OwnCertificate;
import dev.ashlar.node.tls.PinnedAuthority;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * A machine's own work, from its boot parameters to its last report:
 *
 * <pre>
 * boot parameters -> enrol -> serve identity -> confirm -> report, renew, follow directives, for ever
 * </pre>
 *
 * {@link #run} returns when its thread is interrupted.
 */
public final class Node {
    private static final String KEY_FILE = "/run/ashlar/key";

    private final NodeSettings settings;
    private final BootParameterSource.ParameterUrl network;
    private final Console console;
    private final Reboot reboot;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Node(
            NodeSettings settings,
            BootParameterSource.ParameterUrl network,
            Console console,
            Reboot reboot,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.network = network;
        this.console = console;
        this.reboot = reboot;
        this.clock = clock;
        this.random = random;
    }

    /** This boot of the machine. */
    private record Boot(MachineFiles files, Uptime uptime, Timeline timeline, BootParameters parameters) {}

    /** Works until the thread is interrupted. */
    public void run() {
        try {
            work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() throws InterruptedException {
        var files = new MachineFiles(settings.root());
        var uptime = Uptime.of(files);
        var timeline = new Timeline(files, uptime);
        timeline.mark("service");
        var retry = new Joining.Retry(backoff(), console, uptime, settings.giveUpMillis(), reboot);
        var boot = new Boot(files, uptime, timeline, parameters(files, retry));
        console.event("service", "machine", boot.parameters().machine());

        var own = new OwnCertificate();
        var tls = MachineTls.context(own, new PinnedAuthority(boot.parameters().authority()));
        var site = site(boot.parameters(), own);
        var enrolment = enrolment(boot, own, site);
        var joining = new Joining(enrolment, own, retry, clock);
        joining.enrol();

        var role = Json.read(files.text(RoleFile.PATH), RoleFile.class);
        var health = new Health(role.healthChecks(), files, () -> certificateCheck(own));
        try (var server = IdentityServer.start(settings.port(), tls, HealthPage.pages(new Possession(own), health))) {
            joining.confirm(server.port());
            timeline.mark("enrolled");
            console.event("enrolled", "machine", boot.parameters().machine(), "role", role.role());
            var renewal = new Reporting.Renewal(enrolment, own, server.port(), clock, reboot);
            report(boot, site, health, renewal);
        }
    }

    private void report(Boot boot, SiteApi site, Health health, Reporting.Renewal renewal) throws InterruptedException {
        var rounds = new HealthRounds(health, boot.timeline(), console, settings.healthMillis()).start();
        try {
            var image = boot.parameters().image();
            var bootId = boot.files().text("/proc/sys/kernel/random/boot_id");
            var reports = new ReportWriter(bootId, image, health, boot.timeline(), boot.uptime());
            var generation = new Generation(image, boot.parameters().generation(), console, reboot);
            new Reporting(site, reports, generation, renewal, console, backoff()).run();
        } finally {
            rounds.interrupt();
        }
    }

    private BootParameters parameters(MachineFiles files, Joining.Retry retry) throws InterruptedException {
        var source = new BootParameterSource(files.text("/proc/cmdline"), network);
        while (true) {
            try {
                return source.read();
            } catch (AshlarException e) {
                retry.after("no-boot-parameters", e);
            }
        }
    }

    private SiteApi site(BootParameters parameters, OwnCertificate own) {
        var authority = new PinnedAuthority(parameters.authority());
        return new HttpsSite(parameters.apiUrl(), settings.timeoutMillis(), () -> MachineTls.context(own, authority));
    }

    private static MachineEnrolment enrolment(Boot boot, OwnCertificate own, SiteApi site) {
        var image = Json.read(boot.files().text(ImageFile.PATH), ImageFile.class);
        var key = new MachineKeys(boot.files().path(KEY_FILE)).first();
        return new MachineEnrolment(boot.parameters(), image.buildId(), boot.files(), site, own, key);
    }

    private HealthCheckResult certificateCheck(OwnCertificate own) {
        boolean passing = own.held()
                .filter(held -> !held.provisional() && held.expiresAt().isAfter(clock.instant()))
                .isPresent();
        return new HealthCheckResult("certificate", passing, passing ? "" : "no valid full certificate");
    }

    private Backoff backoff() {
        return new Backoff(settings.retryMinMillis(), settings.retryMaxMillis(), random);
    }
}
