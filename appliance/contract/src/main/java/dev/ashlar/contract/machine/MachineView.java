package dev.ashlar.contract.machine;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MacAddress;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import java.time.Instant;
import java.util.Optional;

/**
 * A machine as the site sees it now.
 *
 * @param reason why it is in its state, or which health check fails; empty when there is nothing to say
 * @param image what it runs, or is booting
 * @param imageDigest identity of that image
 * @param address host and port at which the site reaches its appliance service
 * @param generation of the plan that assigned its image
 * @param running whether it is powered on
 */
public record MachineView(
        MachineName name,
        RoleName role,
        NodeState state,
        String reason,
        Optional<ImageReference> image,
        Optional<Digest> imageDigest,
        Firmware firmware,
        boolean secureBoot,
        boolean tpm,
        MacAddress mac,
        String address,
        long generation,
        boolean running,
        int memoryMib,
        int cpus,
        Optional<Instant> poweredOnAt,
        Optional<Instant> healthyAt) {}
