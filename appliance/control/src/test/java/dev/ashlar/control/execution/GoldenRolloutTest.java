package dev.ashlar.control.execution;

import static dev.ashlar.control.simulation.SimulatedSite.digest;
import static dev.ashlar.control.simulation.SimulatedSite.name;
import static dev.ashlar.control.simulation.SimulatedSite.spec;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.control.simulation.Behaviour;
import dev.ashlar.control.simulation.SimulatedSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whole rollouts as text; {@code -Dashlar.golden=update} writes the files anew, for review. */
class GoldenRolloutTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private final SimulatedSite site = new SimulatedSite();

    @Test
    void firstImagesAndThenAGoodOne() throws IOException {
        site.running(4).publish("agent:2");
        site.rollout("agent:2");
        site.runUntil(() -> site.state().isFinal());
        agreesWith("good-image.txt");
    }

    @Test
    void aBadImageRollsBack() throws IOException {
        site.running(3).publish("agent:bad");
        site.fleet.behave(digest("agent:bad"), Behaviour.NEVER_HEALTHY);
        site.rollout("agent:bad");
        site.runUntil(() -> site.state().isFinal());
        agreesWith("bad-image.txt");
    }

    @Test
    void anImageThatFallsIllAfterTheCanaryRollsBackWithinTheLimit() throws IOException {
        site.running(4).publish("agent:ill");
        site.fleet.behave(digest("agent:ill"), Behaviour.FALLS_ILL);
        var quick = new RolloutPolicy(1, 3, 2, Duration.ofMillis(500), 0, Duration.ofSeconds(20));
        site.rollout("agent:ill", quick);
        site.runUntil(() -> site.state().isFinal());
        agreesWith("falls-ill.txt");
    }

    @Test
    void abortedInTheSecondWave() throws IOException {
        site.running(4).publish("agent:2");
        site.rollout("agent:2");
        site.runUntil(() -> site.status().steps().get(1).state() == StepState.SOAKING);
        site.control().rollouts().abort();
        site.runUntil(() -> site.state().isFinal());
        agreesWith("aborted.txt");
    }

    @Test
    void newMachinesJoinWhileOldOnesMove() throws IOException {
        site.running(2).publish("agent:2");
        site.control().power().register(spec(name(3)));
        site.rollout("agent:2");
        site.runUntil(() -> site.state().isFinal());
        agreesWith("scale-out.txt");
    }

    private void agreesWith(String file) throws IOException {
        var story = PlanText.story(PlanText.chain(site.ledger.plans()));
        var golden = FOLDER.resolve(file);
        if ("update".equals(System.getProperty("ashlar.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, story);
        }
        assertEquals(Files.readString(golden), story);
    }
}
