package dev.ashlar.control.rollout;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStep;
import dev.ashlar.contract.rollout.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns what is (the current plan, the inventory, the time) into what comes next. Pure, deterministic, and complete: a
 * plan made here and no other memory is all that is needed to go on.
 *
 * <pre>
 *            start
 *              |        pause
 *              v      -------->
 *           RUNNING             PAUSED
 *            |  |  \  <--------  |
 *   all done |  |   \  resume    | abort
 *            v  |    \           v
 *          DONE |     `-----> ABORTING ----> ABORTED
 *               | failures > budget   \
 *               v                      `--> FAILED   (a machine is ill on what it had before, too)
 *          ROLLING_BACK ---------------'
 *               `--> ROLLED_BACK
 * </pre>
 */
public final class RolloutPlanner {
    private RolloutPlanner() {}

    /** The first plan of a new rollout: nothing is moved yet. CONFLICT when one is running. */
    public static RolloutPlan start(
            Target target, InventorySnapshot inventory, Optional<RolloutPlan> current, Instant now) {
        current.filter(plan -> !plan.state().isFinal()).ifPresent(plan -> {
            throw AshlarException.conflict("rollout " + plan.rollout() + " to "
                    + plan.target().map(Object::toString).orElse("no image") + " is " + word(plan.state())
                    + "; wait until it ends, or abort it");
        });
        var assigned = current.map(RolloutPlan::assignments).orElse(List.of());
        var byName = assigned.stream().collect(Collectors.toMap(Assignment::machine, Function.identity()));
        return new RolloutPlan(
                current.map(RolloutPlan::generation).orElse(0L) + 1,
                current.map(RolloutPlan::generation),
                current.map(RolloutPlan::rollout).orElse(0L) + 1,
                RolloutState.RUNNING,
                Optional.of(target.reference()),
                target.policy(),
                assigned,
                WaveLayout.steps(target, inventory, byName, now),
                now,
                "rollout to " + target.reference() + " started");
    }

    /** The next plan, or what is being waited for. */
    public static Decision advance(RolloutPlan current, InventorySnapshot inventory, Instant now) {
        var draft = new PlanDraft(current, now);
        forgetGone(draft, inventory);
        observe(draft, inventory);
        var waiting = switch (current.state()) {
            case RUNNING -> forwardOrBack(draft, inventory);
            case PAUSED -> "paused; resume or abort it";
            case ABORTING, ROLLING_BACK -> new BackwardMoves(draft, inventory).advance();
            case DONE, ABORTED, ROLLED_BACK, FAILED -> "no rollout is running";
        };
        return draft.decision(waiting);
    }

    /** Moves nothing until resumed; what is booting goes on booting. */
    public static Decision pause(RolloutPlan current, Instant now) {
        return switch (current.state()) {
            case RUNNING -> to(RolloutState.PAUSED, "paused by the operator", current, now);
            case PAUSED -> new Decision.Wait("paused already");
            case ABORTING, ROLLING_BACK -> throw refused("pause", current);
            case DONE, ABORTED, ROLLED_BACK, FAILED -> throw refused("pause", current);
        };
    }

    public static Decision resume(RolloutPlan current, Instant now) {
        return switch (current.state()) {
            case PAUSED -> to(RolloutState.RUNNING, "resumed by the operator", current, now);
            case RUNNING -> new Decision.Wait("running already");
            case ABORTING, ROLLING_BACK -> throw refused("resume", current);
            case DONE, ABORTED, ROLLED_BACK, FAILED -> throw refused("resume", current);
        };
    }

    /** Moves nothing further; what was moved goes back to what it had. */
    public static Decision abort(RolloutPlan current, Instant now) {
        return switch (current.state()) {
            case RUNNING, PAUSED -> to(RolloutState.ABORTING, "aborted by the operator", current, now);
            case ABORTING -> new Decision.Wait("aborting already");
            case ROLLING_BACK -> new Decision.Wait("rolling back already");
            case DONE, ABORTED, ROLLED_BACK, FAILED -> throw refused("abort", current);
        };
    }

    private static Decision to(RolloutState state, String why, RolloutPlan current, Instant now) {
        var draft = new PlanDraft(current, now);
        draft.state(state, why);
        return draft.decision("");
    }

    /** A machine that was deleted has no assignment; what it ran is forgotten with it. */
    private static void forgetGone(PlanDraft draft, InventorySnapshot inventory) {
        for (var assignment : List.copyOf(draft.assignments().values())) {
            if (inventory.find(assignment.machine()).isEmpty()) {
                draft.unassign(assignment.machine());
                draft.tell("gone", assignment.machine());
            }
        }
        if (draft.state().isFinal()) {
            return;
        }
        var steps = draft.steps();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.state() != StepState.SKIPPED
                    && inventory.find(step.machine()).isEmpty()) {
                draft.step(i, StepState.SKIPPED, "takes no further part", "the machine was deleted");
            }
        }
    }

    /** While machines go back, what becomes of those still to go back no longer matters. */
    private static void observe(PlanDraft draft, InventorySnapshot inventory) {
        if (draft.state().isFinal()) {
            return;
        }
        var forward = draft.state() == RolloutState.RUNNING || draft.state() == RolloutState.PAUSED;
        var steps = draft.steps();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var index = i;
            if (forward || step.state() == StepState.ROLLING_BACK) {
                inventory
                        .find(step.machine())
                        .flatMap(machine -> StepObserver.observe(
                                step, machine, draft.parent().policy(), draft.now()))
                        .ifPresent(change -> draft.step(index, change.state(), change.verb(), change.reason()));
            }
        }
    }

    private static String forwardOrBack(PlanDraft draft, InventorySnapshot inventory) {
        var failed = draft.steps().stream()
                .filter(step -> step.state() == StepState.FAILED)
                .toList();
        int budget = draft.parent().policy().failureBudget();
        if (failed.size() <= budget) {
            return new ForwardMoves(draft, inventory).advance();
        }
        draft.state(RolloutState.ROLLING_BACK, overBudget(failed, budget)); // the next plan moves them back
        return "";
    }

    private static String overBudget(List<RolloutStep> failed, int budget) {
        var last = failed.getLast();
        return "rolls back: " + failed.size() + " failed, " + budget + " tolerated; " + last.machine() + ": "
                + last.reason();
    }

    private static AshlarException refused(String verb, RolloutPlan current) {
        if (current.state().isFinal()) {
            return AshlarException.conflict("cannot " + verb + ": no rollout is running; the last, " + current.rollout()
                    + ", is " + word(current.state()));
        }
        return AshlarException.conflict(
                "cannot " + verb + " rollout " + current.rollout() + ": it is " + word(current.state()));
    }

    private static String word(RolloutState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
