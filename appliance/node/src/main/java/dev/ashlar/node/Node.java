package dev.ashlar.node;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.enrolment.BootParameters;
import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.node.console.Console;
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
import dev.ashlar.node.site.HttpsSite;
import dev.ashlar.node.site.SiteApi;
import dev.ashlar.node.tls.MachineKeys;
import dev.ashlar.node.tls.MachineTls;
import dev.ashlar.node.tls.OwnCertificate;
import dev.ashlar.node.tls.PinnedAuthority;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
}
