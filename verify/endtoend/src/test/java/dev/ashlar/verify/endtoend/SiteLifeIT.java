package dev.ashlar.verify.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.reflect.TypeToken;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.image.ImageManifest;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.contract.site.SiteEvent;
import dev.ashlar.contract.site.SiteFile;
import dev.ashlar.contract.site.SiteStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The life of one site, typed as commands: up, looked at, rolled forward, rolled back by itself, aborted, killed and
 * resumed, drifted and repaired, taken down without a trace. One site, in this order: each test begins where the one
 * before ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiteLifeIT {
    private static final TypeToken<List<MachineView>> MACHINES = new TypeToken<>() {};
    private static final TypeToken<List<TimelineEvent>> TIMELINE = new TypeToken<>() {};
    private static final TypeToken<List<SiteEvent>> EVENTS = new TypeToken<>() {};
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String[] FAST = {"--canary", "1", "--wave-size", "1", "--max-unavailable", "1", "--soak", "2s"
    };

    private Launcher ashlar = new Launcher(Path.of("unset"), "unset");

    @BeforeAll
    void home() throws IOException {
        // A folder with a space in its name, as people have.
        ashlar = new Launcher(Files.createTempDirectory("ashlar it "), "life");
    }

    @AfterAll
    void leaveNothingRunning() {
        if (Files.exists(ashlar.siteFolder())) {
            ashlar.attempt("down", "--yes");
        }
    }

    @Test
    @Order(1)
    void upStampsOutThreeHealthyMachines() {
        ashlar.run("up", "--yes");
        var machines = machines();
        assertEquals(3, machines.size());
        assertEquals(Set.of(NodeState.AVAILABLE), states(machines));
        var secure = machines.stream().filter(MachineView::secureBoot).toList();
        assertEquals(1, secure.size());
        assertTrue(secure.getFirst().tpm());
        assertEquals(
                2, machines.stream().filter(m -> m.firmware() == Firmware.BIOS).count());
        var status = ashlar.json(SiteStatus.class, "status");
        assertEquals("running", status.phase());
        assertTrue(Files.exists(Path.of(status.caFile())));
        assertFalse(status.ledger().url().contains("password"), status.ledger().url());
    }

    @Test
    @Order(2)
    void everyBootLeavesATimeLine() {
        for (var machine : machines()) {
            var events = ashlar
                    .json(TIMELINE, "machine", "timeline", machine.name().value())
                    .stream()
                    .map(TimelineEvent::event)
                    .collect(Collectors.toSet());
            assertTrue(
                    events.containsAll(Set.of("power-on", "dhcp", "http", "kernel", "service", "enrolled", "ready")),
                    machine.name() + ": " + events);
        }
    }

    @Test
    @Order(3)
    void aReplayedTicketIsRefusedAndVisible() throws IOException {
        var status = ashlar.json(SiteStatus.class, "status");
        var manifest = ashlar.json(ImageManifest.class, "image", "show", "agent:1.0.0");
        var bios = machines().stream()
                .filter(machine -> machine.firmware() == Firmware.BIOS)
                .findFirst()
                .orElseThrow();
        var console = ashlar.quiet("machine", "console", bios.name().value());
        var answer =
                TicketThief.replay(console, manifest.buildId(), status.api().url(), status.caFile());
        assertTrue(answer.output().contains("used by another key"), answer.output());
        var events = ashlar.json(EVENTS, "event", "list");
        assertTrue(
                events.stream()
                        .anyMatch(event -> event.kind().equals("enrolment-refused")
                                && event.subject().equals(bios.name().value())),
                events.toString());
    }

    @Test
    @Order(4)
    void upAgainChangesNothing() {
        ashlar.pulumi("up", "--yes", "--non-interactive", "--expect-no-changes").orFail("second up");
    }

    @Test
    @Order(5)
    void aGoodImageReachesEveryMachine() {
        build("1.0.1");
        ashlar.run(rollout("agent:1.0.1", "--wait"));
        assertEquals(RolloutState.DONE, status().state());
        assertEquals(Set.of("agent:1.0.1"), images());
    }

    @Test
    @Order(6)
    void aBadImageRollsItselfBack() throws IOException {
        var roles = Files.createDirectories(ashlar.home().resolve("roles"));
        Files.writeString(roles.resolve("agent.nix"), badRole());
        ashlar.run("image", "build", "agent", "--version", "1.0.2-bad", "--roles", roles.toString());
        ashlar.run("image", "publish", "agent:1.0.2-bad");
        var outcome = ashlar.attempt(rollout("agent:1.0.2-bad", "--wait", "--health-timeout", "120s"));
        assertEquals(1, outcome.exitCode(), "a rollout that rolled back has failed");
        assertEquals(RolloutState.ROLLED_BACK, status().state());
        assertEquals(Set.of("agent:1.0.1"), images());
        var history = ashlar.quiet("rollout", "history", "--json");
        assertTrue(history.contains("never-green"), "the failing check is named: " + history);
    }

    @Test
    @Order(7)
    void anAbortInTheMiddleTakesEveryMachineBack() {
        build("1.0.3");
        ashlar.run(rollout("agent:1.0.3"));
        Await.until(
                "first machine moves",
                PATIENCE,
                this::status,
                now -> now.steps().stream()
                        .anyMatch(step -> step.state() == StepState.MOVING || step.state() == StepState.SOAKING));
        ashlar.run("rollout", "abort");
        Await.until("rollout ends", PATIENCE, this::status, now -> now.state().isFinal());
        assertEquals(RolloutState.ABORTED, status().state());
        assertEquals(Set.of("agent:1.0.1"), images());
    }

    @Test
    @Order(8)
    void aKilledSiteResumesWhereItWas() throws IOException {
        ashlar.run(rollout("agent:1.0.3"));
        Await.until(
                "first machine moves",
                PATIENCE,
                this::status,
                now -> now.steps().stream().anyMatch(step -> step.state() == StepState.MOVING));
        var before = siteFile();
        assertTrue(ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly());
        ProcessHandle.of(before.pid()).ifPresent(process -> process.onExit().join());
        ashlar.run("up", "--yes");
        assertNotEquals(before.pid(), siteFile().pid());
    }

    @Test
    @Order(9)
    void theRolloutOfTheKilledSiteFinishes() {
        var end = Await.until(
                "rollout ends", PATIENCE, this::status, now -> now.state().isFinal());
        assertEquals(RolloutState.DONE, end.state(), end.reason());
    }

    @Test
    @Order(10)
    void aMachineKilledByHandIsDriftThatUpRepairs() {
        var victim = machines().getLast();
        killGuest(victim);
        Await.until("the site sees it", PATIENCE, () -> machine(victim), now -> !now.running());
        var refresh = ashlar.pulumi("refresh", "--yes", "--non-interactive").orFail("refresh");
        assertTrue(refresh.output().contains("running") || refresh.output().contains("power"), refresh.output());
        ashlar.run("up", "--yes");
        assertEquals(Set.of(NodeState.AVAILABLE), states(machines()));
    }

    @Test
    @Order(11)
    void theImageRebuildsBitForBit() {
        ashlar.run("image", "verify", "agent:1.0.0", "--rebuild");
    }

    @Test
    @Order(12)
    void downLeavesNothing() throws IOException {
        var site = siteFile();
        ashlar.run("down", "--yes");
        assertFalse(ProcessHandle.of(site.pid()).map(ProcessHandle::isAlive).orElse(false));
        assertFalse(Files.exists(ashlar.siteFolder()));
        assertEquals(List.of(), processesNaming(ashlar.siteFolder().toString()));
    }

    private void build(String version) {
        ashlar.run("image", "build", "agent", "--version", version);
        ashlar.run("image", "publish", "agent:" + version);
    }

    private static String[] rollout(String image, String... more) {
        var words = new java.util.ArrayList<>(List.of("rollout", "start", image));
        words.addAll(List.of(FAST));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private String badRole() throws IOException {
        var role = Files.readString(
                Path.of(System.getProperty("ashlar.checkout", "")).resolve("nix/roles/agent.nix"));
        var bad = role.replaceFirst(
                "healthChecks = \\[",
                "healthChecks = [ { name = \"never-green\"; type = \"file\"; path = \"/no/such/file\"; }");
        assertNotEquals(role, bad, "the role has health checks");
        return bad;
    }

    private List<MachineView> machines() {
        return ashlar.json(MACHINES, "machine", "list");
    }

    private MachineView machine(MachineView which) {
        return machines().stream()
                .filter(machine -> machine.name().equals(which.name()))
                .findFirst()
                .orElseThrow();
    }

    private RolloutStatus status() {
        return ashlar.json(RolloutStatus.class, "rollout", "status");
    }

    private Set<String> images() {
        return machines().stream()
                .map(machine -> machine.image().map(Object::toString).orElse("none"))
                .collect(Collectors.toSet());
    }

    private static Set<NodeState> states(List<MachineView> machines) {
        return machines.stream().map(MachineView::state).collect(Collectors.toSet());
    }

    private SiteFile siteFile() throws IOException {
        return Json.read(Files.readString(ashlar.siteFolder().resolve("site.json")), SiteFile.class);
    }

    private void killGuest(MachineView machine) {
        var guests = processesNaming("/machines/" + machine.name() + "/").stream()
                .filter(process -> process.info().command().orElse("").contains("qemu"))
                .toList();
        assertEquals(1, guests.size());
        guests.getFirst().destroyForcibly();
        guests.getFirst().onExit().join();
    }

    private List<ProcessHandle> processesNaming(String text) {
        var own = ashlar.home().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(text)
                        && process.info().commandLine().orElse("").contains(own))
                .toList();
    }
}
