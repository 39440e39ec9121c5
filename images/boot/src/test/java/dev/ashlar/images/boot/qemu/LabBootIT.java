package dev.ashlar.images.boot.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.contract.MacAddress;
import dev.ashlar.images.boot.BootFixtures;
import dev.ashlar.images.boot.BootPorts;
import dev.ashlar.images.boot.BootServer;
import dev.ashlar.images.boot.BootSettings;
import dev.ashlar.images.boot.MemoryBlobs;
import dev.ashlar.images.boot.SeenEvents;
import dev.ashlar.images.boot.directory.BootPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firmware of QEMU boots from the lab network, without root. */
class LabBootIT {
    private static final Duration LIMIT = Duration.ofSeconds(150); // seconds when idle; machines may be busy
    private static final MacAddress MAC = new MacAddress("52:54:00:aa:00:01");
    private static final byte[] UKI = new byte[300_000]; // no program: firmware fetches it whole, then refuses it

    @TempDir
    Path folder;

    private final BootPlan plan = BootFixtures.plan("agent-1", "ticket-1", EchoKernel.bytes(), UKI);
    private final SeenEvents events = new SeenEvents();
    private final CountedBlobs blobs =
            new CountedBlobs(new MemoryBlobs(BootFixtures.blobs(plan, EchoKernel.bytes(), UKI)));
    private BootServer server;

    @BeforeEach
    void start() {
        server = BootServer.start(
                BootSettings.forLab(),
                new BootPorts(
                        mac -> mac.equals(MAC) ? Optional.of(plan) : Optional.empty(),
                        blobs,
                        events,
                        InstantSource.system(),
                        new SecureRandom()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void biosRunsTheScriptAndStartsTheKernelWithTheBootParameters() throws Exception {
        // When
        var console = bootBios();

        // Then
        assertTrue(
                console.contains("initrd=initrd console=ttyS0 quiet ashlar.api=https://10.0.2.2:9443"),
                () -> situation(console));
        assertTrue(console.contains("ashlar.ticket=ticket-1 ashlar.machine=agent-1"), console);
        assertEquals(List.of("agent-1 dhcp", "agent-1 http"), List.copyOf(events.all()));
    }

    @Test
    void uefiHttpBootFetchesTheImage() throws Exception {
        // When
        boolean fetched;
        try (var _ = QemuMachine.uefi(server.framePort(), MAC, false, folder)) {
            fetched = blobs.awaitWhole(plan.image().uki(), LIMIT);
        }

        // Then
        assertTrue(fetched, () -> situation(""));
        assertEquals(List.of("agent-1 dhcp", "agent-1 http"), List.copyOf(events.all()));
    }

    @Test
    void uefiPxeFetchesTheImageByTftp() throws Exception {
        // When
        boolean fetched;
        try (var _ = QemuMachine.uefi(server.framePort(), MAC, true, folder)) {
            fetched = blobs.awaitWhole(plan.image().uki(), LIMIT);
        }

        // Then
        assertTrue(fetched, () -> situation(""));
        assertEquals(List.of("agent-1 dhcp", "agent-1 tftp"), List.copyOf(events.all()));
    }

    private String bootBios() throws Exception {
        try (var machine = QemuMachine.bios(server.framePort(), MAC)) {
            return machine.awaitConsole("ashlar.generation=7", LIMIT);
        }
    }

    private String situation(String console) {
        return "seen: " + events.all() + ", counted: " + server.counts() + ", console: " + console;
    }
}
