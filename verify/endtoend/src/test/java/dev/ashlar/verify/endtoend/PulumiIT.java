package dev.ashlar.verify.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import dev.ashlar.contract.SiteName;
import dev.ashlar.process.Outcome;
import dev.ashlar.stacks.lab.Main;
import dev.ashlar.stacks.provider.ProviderServer;
import dev.ashlar.stacks.provider.host.MemorySites;
import dev.ashlar.stacks.provider.host.MemoryWorkshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab program, our language host and our provider under the real CLI; only the site is in memory. */
final class PulumiIT {
    @TempDir
    Path folder;

    private final MemorySites sites = new MemorySites();
    private ProviderServer provider;
    private PulumiCli pulumi;

    @BeforeEach
    void start() throws IOException {
        var found = PulumiCli.find();
        assumeTrue(found.isPresent(), "no Pulumi CLI: set ASHLAR_PULUMI to one; ./ashlar doctor says how to get it");
        provider = ProviderServer.on(sites, new MemoryWorkshop());
        pulumi = new PulumiCli(found.get(), folder, provider.port());
    }

    @AfterEach
    void stop() {
        if (provider != null) {
            provider.close();
        }
    }

    @Test
    void lifeOfAStack() {
        good("stack", "init", "dev", "--secrets-provider", "passphrase");

        var preview = good("preview");
        assertTrue(preview.output().contains("image agent:1.0.0 will be built: 2 packages"), preview.output());
        assertTrue(preview.output().contains("canary: agent-1; wave 1: agent-2, agent-3"), preview.output());
        assertFalse(sites.exists(new SiteName("dev")), "a preview makes nothing");

        good("up", "--skip-preview");
        assertEquals(List.of("agent-1", "agent-2", "agent-3"), sites.site("dev").machineNames());
        good("up", "--expect-no-changes", "--skip-preview");
        good("refresh", "--skip-preview");
        good("up", "--expect-no-changes", "--skip-preview");

        sites.site("dev").kill("agent-2");
        var drift = good("preview", "--refresh", "--diff");
        assertTrue(drift.output().contains("running"), drift.output());
        good("refresh", "--skip-preview");
        good("up", "--skip-preview");
        assertTrue(state().contains("\"running\": true"));
        good("up", "--refresh", "--expect-no-changes", "--skip-preview");

        sites.site("dev").run(false);
        good("refresh", "--skip-preview");
        good("up", "--skip-preview");
        assertTrue(sites.isRunning(new SiteName("dev")));

        rollToAnotherImage();

        protectImportAndDestroy();
    }

    private void rollToAnotherImage() {
        good("config", "set", "version", "2.0.0");
        var preview = good("preview");
        assertTrue(preview.output().contains("~ curl 8.0 -> 8.1"), preview.output());
        sites.site("dev").declareBad("agent:2.0.0", true);
        var failed = pulumi.run("up", "--skip-preview");
        assertNotEquals(0, failed.exitCode());
        assertTrue(failed.output().contains("rolled-back"), failed.output());
        sites.site("dev").declareBad("agent:2.0.0", false);
        good("up", "--skip-preview");
        good("up", "--expect-no-changes", "--skip-preview");
    }

    private void protectImportAndDestroy() {
        sites.gateway(new SiteName("dev")).register(sites.site("dev").spec("agent-9"));
        good("import", "ashlar:index:Machine", "agent-9", "dev/agent-9", "--generate-code=false", "--skip-preview");
        var refused = pulumi.run("destroy", "--skip-preview");
        assertNotEquals(0, refused.exitCode(), "an imported resource is protected");
        good("state", "unprotect", "--all");
        good("destroy", "--skip-preview");
        assertFalse(sites.exists(new SiteName("dev")));
    }

    @Test
    void failingCreateIsMendedByTheNextUp() {
        good("stack", "init", "dev", "--secrets-provider", "passphrase");
        good("config", "set", "machines", "1");
        sites.start(new SiteName("dev"), Optional.empty(), _ -> {});
        sites.site("dev").declareBad("agent:1.0.0", true);
        var failed = pulumi.run("up", "--skip-preview");
        assertNotEquals(0, failed.exitCode());
        assertTrue(failed.output().contains("check http fails"), failed.output());
        assertTrue(state().contains("initErrors"));
        sites.site("dev").declareBad("agent:1.0.0", false);
        good("up", "--skip-preview");
        assertFalse(state().contains("initErrors"));
        good("up", "--expect-no-changes", "--skip-preview");
    }

    @Test
    void inlineThroughTheAutomationApi() throws Exception {
        assumeTrue(PulumiCli.isOnPath(), "the Automation API takes the Pulumi CLI from PATH, and there is none");
        var work = Files.createDirectory(folder.resolve("inline"));
        var options = LocalWorkspaceOptions.builder()
                .workDir(work)
                .environmentVariables(pulumi.environment())
                .program(Main::stack)
                .build();
        var stack = LocalWorkspace.createOrSelectStack("inline", "dev", Main::stack, options);
        try {
            var up = stack.up();
            assertEquals("succeeded", String.valueOf(up.summary().result()).toLowerCase(Locale.ROOT));
            assertEquals(3, sites.site("dev").machineNames().size());
            stack.destroy();
        } finally {
            stack.close();
        }
        assertFalse(sites.exists(new SiteName("dev")));
    }

    private Outcome good(String... arguments) {
        var outcome = pulumi.run(arguments);
        assertEquals(0, outcome.exitCode(), () -> String.join(" ", arguments) + "\n" + outcome.output());
        return outcome;
    }

    private String state() {
        return good("stack", "export").output();
    }
}
