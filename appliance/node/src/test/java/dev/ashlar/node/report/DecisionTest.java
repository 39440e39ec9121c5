package dev.ashlar.node.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.report.Directive;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Digest RUNNING = Digest.of(new byte[] {1});
    private static final Digest OTHER = Digest.of(new byte[] {2});

    @Test
    void newerGenerationWithAnotherImageBootsIntoIt() {
        assertEquals(new Decision.BootInto(OTHER, 4), decide(OTHER, 4, true));
    }

    @Test
    void sameGenerationIsFollowedAgainSoThatALostRebootIsMade() {
        assertEquals(new Decision.BootInto(OTHER, 3), decide(OTHER, 3, true));
    }

    @Test
    void olderGenerationIsRefusedWhateverItAsks() {
        assertEquals(new Decision.RefuseOlder(2, 3), decide(OTHER, 2, true));
        assertEquals(new Decision.RefuseOlder(2, 3), decide(RUNNING, 2, false));
    }

    @Test
    void noRebootWithoutBeingAskedOrIntoTheImageThatRuns() {
        assertEquals(new Decision.Stay(4), decide(OTHER, 4, false));
        assertEquals(new Decision.Stay(4), decide(RUNNING, 4, true));
    }

    private static Decision decide(Digest image, long generation, boolean reboot) {
        return Decision.of(RUNNING, 3, new Directive(image, generation, reboot, 1000));
    }
}
