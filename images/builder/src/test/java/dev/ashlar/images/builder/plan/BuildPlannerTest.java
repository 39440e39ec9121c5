package dev.ashlar.images.builder.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.RoleName;
import dev.ashlar.images.builder.lock.PackageLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildPlannerTest {
    private static final ImageReference AGENT = ImageReference.parse("agent:1.0.0");
    private static final RoleDescription ROLE = new RoleDescription(
            new RoleName("agent"),
            Path.of("/roles/agent.nix"),
            "agent",
            List.of("busybox-static"),
            List.of("quiet"),
            192);
    private static final List<InputFile> FILES =
            List.of(new InputFile("role", digest("role")), new InputFile("jar/a-1.0.jar", digest("jar")));
    private static final String LOCK = """
            {"format": 1, "suite": "trixie", "architecture": "amd64",
             "groups": {"tools": ["zstd"], "kernel-source": ["linux-source-6.12"],
                        "jdk": ["libc6", "openjdk-25-jdk-headless", "openjdk-25-jre-headless"]},
             "roles": {"agent": ["busybox-static", "libc6"], "control": ["postgresql-client"]},
             "packages": [
              %s, %s, %s, %s, %s, %s, %s
             ]}
            """.formatted(
                    entry("busybox-static", "1:1.37.0-6"),
                    entry("libc6", "2.41-12"),
                    entry("linux-source-6.12", "6.12.48-1"),
                    entry("openjdk-25-jdk-headless", "25.0.1"),
                    entry("openjdk-25-jre-headless", "25.0.1"),
                    entry("postgresql-client", "17"),
                    entry("zstd", "1.5.7"));

    private static String entry(String name, String version) {
        return """
        {"name": "%s", "version": "%s", "architecture": "amd64", "archive": "debian", "path": "pool/%s.deb",
         "sha256": "%s", "size": 7}""".formatted(name, version, name, digest(name + version).hex());
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BuildPlan plan(String lock) {
        return BuildPlanner.plan(AGENT, ROLE, PackageLock.parse(lock, "lock.json"), FILES);
    }

    @Test
    void saysWhatTheImageWillHold() {
        assertEquals("""
                busybox-static 1:1.37.0-6
                libc6 2.41-12
                linux-source-6.12 6.12.48-1
                openjdk-25-jdk-headless 25.0.1
                """, plan(LOCK).closureText());
        assertEquals(6, plan(LOCK).downloads().size());
    }

    @Test
    void theIdChangesWithEverythingTheBuildReadsAndNothingElse() {
        var before = plan(LOCK);
        var other = List.of(new InputFile("role", digest("role")), new InputFile("jar/a-1.0.jar", digest("new")));
        var lock = PackageLock.parse(LOCK, "lock.json");

        assertEquals(before.buildId(), plan(LOCK).buildId());
        assertEquals(before.buildId(), plan(LOCK.replace("\"17\"", "\"18\"")).buildId());
        assertNotEquals(
                before.buildId(), plan(LOCK.replace("\"1.5.7\"", "\"1.5.8\"")).buildId());
        assertNotEquals(
                before.buildId(), BuildPlanner.plan(AGENT, ROLE, lock, other).buildId());
        assertNotEquals(
                before.buildId(),
                BuildPlanner.plan(ImageReference.parse("agent:1.0.1"), ROLE, lock, FILES)
                        .buildId());
    }

    @Test
    void aLockThatDoesNotFitIsRefusedByName() {
        var missing =
                assertThrows(AshlarException.class, () -> plan(LOCK.replace("\"name\": \"zstd\"", "\"name\": \"x\"")));
        var role = assertThrows(AshlarException.class, () -> plan(LOCK.replace("{\"agent\":", "{\"other\":")));
        var broken = assertThrows(AshlarException.class, () -> plan("{\"format\": 1}"));
        var format = assertThrows(AshlarException.class, () -> plan(LOCK.replace("\"format\": 1", "\"format\": 9")));

        assertTrue(missing.getMessage().contains("package zstd is not in the lock"), missing.getMessage());
        assertTrue(role.getMessage().contains("role agent is not in the lock"), role.getMessage());
        assertTrue(broken.getMessage().startsWith("lock.json is not a package lock"), broken.getMessage());
        assertTrue(format.getMessage().contains("format 9"), format.getMessage());
    }

    @Test
    void packageUrlsEncodeDebianVersions() {
        var lock = PackageLock.parse(LOCK, "lock.json");

        assertEquals(
                "pkg:deb/debian/busybox-static@1%3A1.37.0-6?arch=amd64&distro=trixie",
                lock.require("busybox-static").purl(lock.suite()));
    }
}
