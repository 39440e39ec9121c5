package dev.ashlar.shell.commands;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.contract.rollout.StepState;
import java.time.Duration;

/** Waits for the end of a rollout and says what happens meanwhile. */
final class RolloutWatch {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Invocation call;

    RolloutWatch(Invocation call) {
        this.call = call;
    }

    /** The rollout as it ended. Interruption ends the waiting, not the rollout. */
    RolloutStatus untilEnd(RolloutStatus started) {
        var current = started;
        var said = "";
        while (!current.state().isFinal()) {
            var line = RolloutTables.headline(current) + "; " + finished(current) + " of "
                    + current.steps().size() + " machines done";
            if (!line.equals(said)) {
                call.output().progress(line);
                said = line;
            }
            pause();
            current = call.client().currentRollout().orElse(current);
            if (current.plan() != started.plan()) {
                throw AshlarException.conflict(
                        "rollout " + started.plan() + " was followed by rollout " + current.plan());
            }
        }
        return current;
    }

    /** 0 when it is done, 1 when it went another way. */
    static int exitCode(RolloutStatus ended) {
        return ended.state() == RolloutState.DONE ? 0 : 1;
    }

    private static long finished(RolloutStatus status) {
        return status.steps().stream()
                .filter(step -> step.state() == StepState.DONE)
                .count();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AshlarException.external("waiting was interrupted; the rollout goes on", e);
        }
    }
}
