package dev.ashlar.service;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.node.Node;
import dev.ashlar.node.NodeSettings;
import dev.ashlar.node.Training;
import dev.ashlar.node.console.Console;
import dev.ashlar.node.machine.Reboot;
import dev.ashlar.node.parameters.DhcpInform;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * The main of every image. It loads nothing but the contract, the node and Gson, so that the smallest image carries
 * just those. Exit status 100 asks init for a reboot; 1 is a failure, after which init starts it again.
 */
public final class ApplianceMain {
    private ApplianceMain() {}

    /**
     * With {@code --training} it goes once through the code of a start, against itself, and exits 0: for recording
     * which classes to archive.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals("--training")) {
            Training.run();
            return;
        }
        var console = new Console(System.out);
        try {
            var random = new SecureRandom();
            var network = new DhcpInform(random);
            new Node(NodeSettings.standard(), network, console, Reboot.byInit(), InstantSource.system(), random).run();
        } catch (AshlarException e) {
            console.event("failed", "category", e.category(), "reason", e.getMessage());
            System.exit(1);
        }
    }
}
