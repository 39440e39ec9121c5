package dev.ashlar.images.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.RoleName;
import dev.ashlar.images.builder.progress.ProgressListener;
import dev.ashlar.process.Command;
import dev.ashlar.process.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the agent's image with the real Nix, twice, in two stores. Uses the cache of ASHLAR_CACHE: the first run
 * downloads packages and compiles the kernel in each store. Needs the appliance's jars, which Maven makes before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImageBuildIT {
    private static final RoleName AGENT = new RoleName("agent");
    private static final BuildRequest REQUEST = BuildRequest.of(AGENT, "1.0.0-test");

    @TempDir
    private static Path home;

    private final ProgramRunner runner = new ProgramRunner();
    private ImageBuilder builder;

    @BeforeEach
    void open() {
        var environment = new java.util.HashMap<>(System.getenv());
        environment.putAll(Map.of(
                "ASHLAR_CHECKOUT", System.getProperty("ashlar.checkout", "../.."), "ASHLAR_HOME", home.toString()));
        builder = new ImageBuilder(
                BuilderSettings.fromEnvironment(environment, Path.of("")), runner, InstantSource.system());
    }

    @Test
    @Order(1)
    void buildsWhatItPlannedAndThenKnowsIt() {
        var plan = builder.plan(REQUEST);

        var built = builder.build(REQUEST, ProgressListener.silent());
        var again = builder.build(REQUEST, ProgressListener.silent());

        var manifest = built.signed().parse();
        assertEquals(plan.buildId(), manifest.buildId());
        assertEquals(plan.packages().size(), manifest.packages().size());
        // Some packages bring documents alone, which an image leaves out.
        assertTrue(
                manifest.packages().stream().anyMatch(entry -> entry.sizeBytes() > 10_000_000),
                manifest.packages()::toString);
        assertTrue(manifest.sizeBytes() < 30_000_000, () -> "an agent image of " + manifest.sizeBytes() + " bytes");
        assertFalse(built.reused());
        assertTrue(again.reused());
        assertEquals(built.signed(), again.signed());
    }

    @Test
    @Order(2)
    void theSignatureOfTheUkiIsOneOtherToolsAccept() {
        var uki = builder.show(REQUEST.reference().toString()).parse().uki();
        var certificate = builder.secureBootCertificateFile().toString();

        var outcome = runner.run(Command.of(
                "sbverify", "--cert", certificate, builder.blobFile(uki).toString()));

        assertEquals(0, outcome.exitCode(), outcome::lastLines);
    }

    @Test
    @Order(3)
    void aSecondStoreGivesTheSameBytes() {
        var report = builder.verify(REQUEST, true, ProgressListener.silent());

        assertTrue(report.passed(), report::toString);
        assertEquals(11, report.checks().size());
    }

    @Test
    @Order(4)
    void aRoleOfTheUsersComesFirstAndIsAnotherImage() throws IOException {
        var roles = Files.createDirectories(home.resolve("my roles"));
        var project = Path.of(System.getProperty("ashlar.checkout", "../.."), "nix/roles/agent.nix");
        var changed = Files.readString(project)
                .replaceFirst(
                        "healthChecks = \\[",
                        "healthChecks = [ { name = \"never\"; type = \"file\"; path = \"/never\"; }");
        Files.writeString(roles.resolve("agent.nix"), changed);
        var same = new BuildRequest(AGENT, REQUEST.version(), Optional.of(roles), false);
        var other = new BuildRequest(AGENT, "1.0.1-test", Optional.of(roles), false);

        var refusal = assertThrows(AshlarException.class, () -> builder.build(same, ProgressListener.silent()));
        builder.build(other, ProgressListener.silent());

        assertEquals(ErrorCategory.CONFLICT, refusal.category());
        var difference =
                builder.diff(REQUEST.reference().toString(), other.reference().toString());
        assertEquals(
                0,
                difference.added().size()
                        + difference.removed().size()
                        + difference.changed().size());
        assertEquals(2, builder.list().size());
    }

    @Test
    void unknownNamesAreSaidClearly() {
        var role =
                assertThrows(AshlarException.class, () -> builder.plan(BuildRequest.of(new RoleName("nosuch"), "1")));
        var image = assertThrows(AshlarException.class, () -> builder.show("agent:9.9.9"));

        assertEquals(ErrorCategory.NOT_FOUND, role.category());
        assertTrue(role.getMessage().contains("nosuch"), role.getMessage());
        assertEquals(ErrorCategory.NOT_FOUND, image.category());
    }
}
