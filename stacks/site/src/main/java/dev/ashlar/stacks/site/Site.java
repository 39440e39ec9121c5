package dev.ashlar.stacks.site;

import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.site.ServiceStatus;
import dev.ashlar.contract.site.SiteFile;
import dev.ashlar.contract.site.SiteStatus;
import dev.ashlar.control.ControlPlane;
import dev.ashlar.control.ControlSettings;
import dev.ashlar.control.execution.ImageLookup;
import dev.ashlar.control.images.ImageRepository;
import dev.ashlar.credentials.authority.CertificateAuthority;
import dev.ashlar.credentials.authority.IdentityTls;
import dev.ashlar.credentials.enrolment.CertificateDesk;
import dev.ashlar.credentials.enrolment.Enrolment;
import dev.ashlar.credentials.enrolment.EnrolmentSettings;
import dev.ashlar.credentials.enrolment.RefusalLog;
import dev.ashlar.credentials.enrolment.TlsCallBack;
import dev.ashlar.credentials.ticket.TicketBooth;
import dev.ashlar.images.boot.BootPorts;
import dev.ashlar.images.boot.BootServer;
import dev.ashlar.images.boot.BootSettings;
import dev.ashlar.images.boot.lab.LabSettings;
import dev.ashlar.service.api.ApiServer;
import dev.ashlar.service.api.Callers;
import dev.ashlar.service.api.EnrolmentRoutes;
import dev.ashlar.service.api.ImageRoutes;
import dev.ashlar.service.api.MachineRoutes;
import dev.ashlar.service.api.RolloutRoutes;
import dev.ashlar.service.api.SiteRoutes;
import dev.ashlar.stacks.machines.qemu.QemuDriver;
import dev.ashlar.stacks.machines.qemu.QemuSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A whole site on one host, wired by hand: reading {@link #open} from top to bottom is reading the site. Machines
 * outlive the site's process; the next one finds them again.
 */
public final class Site implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration TICKET_LIFETIME = Duration.ofMinutes(10);
    private static final Duration CALL_BACK_LIMIT = Duration.ofSeconds(5);
    /** The host's loopback address, as machines behind QEMU's user network see it. */
    private static final String HOST_SEEN_BY_MACHINES = "10.0.2.2";

    private final SiteName name;
    private final SiteFolder folder;
    private final Opened parts;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<ServiceStatus> services;
    private final SiteStores stores;
    private final ControlPlane control;
    private final QemuDriver driver;
    private final ApiServer api;

    /** Opens the site of that folder; returns when it serves. On failure nothing stays open. */
    static Site open(SiteName name, SiteFolder folder, Path cache) {
        folder.create();
        var parts = new Opened();
        try {
            return new Site(name, folder, cache, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private Site(SiteName name, SiteFolder folder, Path cache, Opened parts) {
        this.name = name;
        this.folder = folder;
        this.parts = parts;
        parts.keep(SiteLock.take(folder.lock()));
        var clock = InstantSource.system();
        var random = new SecureRandom();
        var ports = SitePorts.allocate(folder.ports());

        stores = SiteStores.open(folder, cache, ports, parts);
        var ledger = stores.ledger();
        var authority = CertificateAuthority.open(folder.authority(), name, clock, random);
        authority.ensureOperator(folder.root());
        var images = new ImageRepository(
                stores.objects(),
                ledger.images(),
                () -> TrustedSigners.of(folder.imageSigner()),
                clock,
                ledger.events());

        driver = parts.keep(new QemuDriver(QemuSettings.of(
                name, folder.machines(), ports.labNetwork(), Optional.of(folder.secureBootCertificate()))));
        var workers = parts.keep(Executors.newVirtualThreadPerTaskExecutor());
        control = new ControlPlane(
                new ControlPlane.Foundations(ledger, driver, ImageLookup.of(ledger.images()), clock),
                workers,
                ControlSettings.standard());

        var tickets = new TicketBooth(ledger.tickets(), clock, random, TICKET_LIFETIME);
        var refusals = new RefusalLog(ledger.events(), clock);
        var enrolment = new Enrolment(
                ledger.tickets(),
                tickets,
                new PlannedAdmission(ledger, driver, images),
                parts.keep(new TlsCallBack(random, CALL_BACK_LIMIT)),
                new CertificateDesk(authority, ledger.certificates(), EnrolmentSettings.standard(), clock),
                refusals);
        var tls = IdentityTls.server(
                authority.issueServer(List.of()), authority.certificate(), why -> refusals.refuse("api", why));
        api = parts.keep(ApiServer.start(
                loopback(ports.api()),
                tls,
                new Callers(ledger.certificates()),
                List.of(
                        new SiteRoutes(new Controls(), ledger.events()),
                        new EnrolmentRoutes(enrolment),
                        new MachineRoutes(control, driver),
                        new ImageRoutes(images, () -> ImagesInUse.of(ledger)),
                        new RolloutRoutes(control.rollouts()))));

        var boots = new PlannedBoots(
                ledger,
                driver,
                images,
                tickets,
                "https://" + HOST_SEEN_BY_MACHINES + ":" + api.port(),
                authority.fingerprint());
        var boot = parts.keep(BootServer.start(
                new BootSettings(loopback(ports.boot()), HOST_SEEN_BY_MACHINES, Optional.of(lab(ports))),
                new BootPorts(boots, new RepositoryBlobs(images), control.inventory()::bootSeen, clock, random)));
        parts.keep(Ticker.start(control::tick, TICK));

        services = List.of(
                new ServiceStatus("api", "running", apiUrl()),
                new ServiceStatus("ledger", "running", stores.ledgerUrl()),
                new ServiceStatus("object-store", "running", stores.objectStoreEndpoint()),
                new ServiceStatus("boot-http", "running", "http://127.0.0.1:" + boot.httpPort()),
                new ServiceStatus("boot-network", "running", "udp://127.0.0.1:" + boot.framePort()));
    }

    /** What a client on this host needs to find this site. */
    SiteFile file() {
        return new SiteFile(
                name,
                ProcessHandle.current().pid(),
                apiUrl(),
                folder.root().resolve("ca.pem").toString(),
                folder.root().resolve("operator.crt").toString(),
                folder.root().resolve("operator.key").toString());
    }

    /** Blocks until somebody asks the site to stop. */
    void awaitStop() throws InterruptedException {
        stopping.await();
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void close() {
        parts.close();
    }

    private String apiUrl() {
        return "https://127.0.0.1:" + api.port();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static LabSettings lab(SitePorts ports) {
        var standard = LabSettings.defaults();
        return new LabSettings(loopback(ports.labNetwork()), standard.address(), standard.mac());
    }

    private final class Controls implements SiteRoutes.Site {
        @Override
        public SiteStatus status() {
            return new SiteStatus(
                    name,
                    stopping.getCount() > 0 ? "running" : "stopping",
                    services,
                    new SiteStatus.Api(apiUrl(), apiUrl() + "/openapi.json"),
                    new SiteStatus.ObjectStoreAddress(stores.objectStoreEndpoint(), stores.bucket()),
                    new SiteStatus.LedgerAddress(stores.ledgerUrl()),
                    folder.root().resolve("ca.pem").toString());
        }

        @Override
        public void shutdown(boolean destroy) {
            if (destroy) {
                control.machines().forEach(machine -> control.power().remove(machine.name()));
                driver.list().forEach(place -> driver.delete(place.spec().name()));
            }
            stop();
        }
    }
}
