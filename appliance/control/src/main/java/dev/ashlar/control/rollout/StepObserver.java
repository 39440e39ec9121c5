package dev.ashlar.control.rollout;

import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.contract.rollout.RolloutStep;
import dev.ashlar.contract.rollout.StepState;
import dev.ashlar.control.rollout.MachineCondition.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The health gate: what has become of a machine that was moved, or moved back. */
final class StepObserver {
    /**
     * What a step turns into.
     *
     * @param verb for the plan's reason
     * @param reason for the step's
     */
    record Change(StepState state, String verb, String reason) {}

    private static final Optional<Change> NONE = Optional.empty();

    private StepObserver() {}

    static Optional<Change> observe(RolloutStep step, MachineCondition machine, RolloutPolicy policy, Instant now) {
        return switch (step.state()) {
            case MOVING -> moving(step, machine, policy, now);
            case SOAKING -> soaking(step, machine, policy, now);
            case DONE -> done(step, machine);
            case FAILED ->
                machine.isHealthyOn(Optional.of(step.toDigest()))
                        ? change(StepState.SOAKING, "recovered", "healthy on " + step.to() + " after all")
                        : NONE;
            case ROLLING_BACK -> goingBack(step, machine, policy, now);
            case PENDING, ROLLED_BACK, ROLLBACK_FAILED, SKIPPED -> NONE;
        };
    }

    private static Optional<Change> moving(
            RolloutStep step, MachineCondition machine, RolloutPolicy policy, Instant now) {
        var target = Optional.of(step.toDigest());
        if (machine.health() == Health.OFF) {
            return change(StepState.DONE, "off", "is off; boots " + step.to() + " when its owner starts it");
        }
        if (machine.isHealthyOn(target)) {
            return change(StepState.SOAKING, "healthy", "healthy on " + step.to() + "; soaks");
        }
        if (machine.hasFailedOn(target)) {
            return failed("failed", machine.reason());
        }
        return isOver(step.since(), policy.healthTimeout(), now)
                ? failed("not healthy within " + seconds(policy.healthTimeout()), machine.reason())
                : NONE;
    }

    private static Optional<Change> soaking(
            RolloutStep step, MachineCondition machine, RolloutPolicy policy, Instant now) {
        if (machine.health() == Health.OFF) {
            return change(StepState.DONE, "off", "was healthy on " + step.to() + "; its owner switched it off");
        }
        if (!machine.isHealthyOn(Optional.of(step.toDigest()))) {
            return lost(machine);
        }
        return isOver(step.since(), policy.soak(), now)
                ? change(StepState.DONE, "soaked", "healthy on " + step.to() + " for " + seconds(policy.soak()))
                : NONE;
    }

    private static Optional<Change> done(RolloutStep step, MachineCondition machine) {
        var well = machine.health() == Health.OFF || machine.isHealthyOn(Optional.of(step.toDigest()));
        return well ? NONE : lost(machine);
    }

    /**
     * It was healthy on the new image and is not any more. Silence may be the network's fault and gets the health
     * time-out to end; a failing check, a reboot by itself or a failure is the image's.
     */
    private static Optional<Change> lost(MachineCondition machine) {
        return machine.health() == Health.SILENT
                ? change(StepState.MOVING, "silent", because("not heard from", machine.reason()))
                : failed("lost its health after it was moved", machine.reason());
    }

    private static Optional<Change> goingBack(
            RolloutStep step, MachineCondition machine, RolloutPolicy policy, Instant now) {
        var back = step.from().map(from -> "back on " + from).orElse("off again, without an image, as before");
        var arrived = step.from().isEmpty() ? machine.runs().isEmpty() : machine.isHealthyOn(step.fromDigest());
        if (arrived || machine.health() == Health.OFF) {
            return change(StepState.ROLLED_BACK, "back", back);
        }
        if (machine.hasFailedOn(step.fromDigest())) {
            return change(StepState.ROLLBACK_FAILED, "failed going back", because("failed", machine.reason()));
        }
        var late = "not " + back + " within " + seconds(policy.healthTimeout());
        return isOver(step.since(), policy.healthTimeout(), now)
                ? change(StepState.ROLLBACK_FAILED, "failed going back", because(late, machine.reason()))
                : NONE;
    }

    private static Optional<Change> change(StepState state, String verb, String reason) {
        return Optional.of(new Change(state, verb, reason));
    }

    private static Optional<Change> failed(String what, String reason) {
        return change(StepState.FAILED, "failed", because(what, reason));
    }

    private static String because(String what, String reason) {
        return reason.isEmpty() ? what : what + ": " + reason;
    }

    private static boolean isOver(Instant since, Duration term, Instant now) {
        return !now.isBefore(since.plus(term));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
