package dev.ashlar.stacks.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.client.SiteClient;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.machine.NodeState;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.process.Command;
import dev.ashlar.process.ProgramRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real site, its own PostgreSQL and S3 endpoint included, asked through its API. No machine is powered on. */
class SiteIT {
    private static final SiteName NAME = new SiteName("test");
    private static final MachineName MACHINE = new MachineName("agent-1");
    private static final MachineSpec SPEC =
            new MachineSpec(MACHINE, new RoleName("agent"), Firmware.BIOS, false, false, 256, 1, List.of());

    @TempDir
    Path home;

    @Test
    void knowsItsMachinesAndItsAddressAgainAfterARestart() {
        String address;
        try (var site = open();
                var client = new SiteClient(site.file())) {
            var view = client.putMachine(SPEC);
            assertEquals(NodeState.NONE, view.state());
            assertEquals(List.of(view), client.machines());
            address = site.file().apiUrl();
        }
        try (var site = open();
                var client = new SiteClient(site.file())) {
            assertEquals(address, site.file().apiUrl());
            assertEquals(
                    List.of(MACHINE),
                    client.machines().stream().map(MachineView::name).toList());
            client.deleteMachine(MACHINE);
            assertEquals(List.of(), client.machines());
        }
    }

    @Test
    void tellsEachCallerWhatWasWrong() {
        try (var site = open();
                var client = new SiteClient(site.file())) {
            assertEquals(ErrorCategory.NOT_FOUND, refused(() -> client.machine(MACHINE)));
            assertEquals(Optional.empty(), client.currentRollout());
            var request = new RolloutRequest(ImageReference.parse("agent:9.9.9"), List.of(), RolloutPolicy.standard());
            assertEquals(ErrorCategory.NOT_FOUND, refused(() -> client.startRollout(request, true)));
            var nobody = curl(site, "/api/v1/machines");
            assertTrue(nobody.contains("needs an operator's certificate; the caller has none"), nobody);
            assertTrue(curl(site, "/nowhere").contains("there is no /nowhere"));
            assertTrue(curl(site, "/api/v1/enrolment", "--data", "{").contains("JSON is not a valid"));
            var unknown = curl(site, "/api/v1/enrolment", "--request", "DELETE");
            assertTrue(unknown.contains("DELETE is not known for /api/v1/enrolment"), unknown);
            var document = curl(site, "/openapi.json");
            assertTrue(document.contains("\"/api/v1/machines/{name}/timeline\""), document);
        }
    }

    @Test
    void runsInOneProcessOnly() {
        try (var _ = open()) {
            var second = assertThrows(AshlarException.class, this::open);
            assertEquals(ErrorCategory.CONFLICT, second.category());
        }
    }

    private Site open() {
        var cache = Optional.ofNullable(System.getenv("ASHLAR_CACHE"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "ashlar"));
        return Site.open(NAME, SiteFolder.of(home, NAME), cache);
    }

    private static ErrorCategory refused(Runnable call) {
        return assertThrows(AshlarException.class, call::run).category();
    }

    private static String curl(Site site, String path, String... more) {
        return new ProgramRunner()
                .run(Command.of(
                                "curl",
                                "--silent",
                                "--cacert",
                                site.file().caFile(),
                                site.file().apiUrl() + path)
                        .and(more))
                .output();
    }
}
