package dev.ashlar.control.rollout;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutState;
import dev.ashlar.contract.rollout.RolloutStep;
import dev.ashlar.contract.rollout.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The next plan while it is being made out of its parent. Lives within one call of the planner. */
final class PlanDraft {
    private final RolloutPlan parent;
    private final Instant now;
    private final Map<MachineName, Assignment> assignments = new TreeMap<>();
    private final List<RolloutStep> steps;
    private final ReasonText reasons = new ReasonText();
    private RolloutState state;
    private boolean changed;

    PlanDraft(RolloutPlan parent, Instant now) {
        this.parent = parent;
        this.now = now;
        this.steps = new ArrayList<>(parent.steps());
        this.state = parent.state();
        parent.assignments().forEach(assignment -> assignments.put(assignment.machine(), assignment));
    }

    RolloutPlan parent() {
        return parent;
    }

    Instant now() {
        return now;
    }

    RolloutState state() {
        return state;
    }

    /** In their order; a copy, so that steps can be changed while walking. */
    List<RolloutStep> steps() {
        return List.copyOf(steps);
    }

    Map<MachineName, Assignment> assignments() {
        return assignments;
    }

    Optional<Digest> assignedTo(MachineName machine) {
        return Optional.ofNullable(assignments.get(machine)).map(Assignment::image);
    }

    /** @param verb what happens to the machine, for the plan's reason: machines with one verb are told together */
    void step(int index, StepState next, String verb, String why) {
        var step = steps.get(index);
        steps.set(index, step.in(next, now, why));
        reasons.tell(verb, step.machine());
        changed = true;
    }

    void state(RolloutState next, String why) {
        state = next;
        reasons.say(why);
        changed = true;
    }

    void assign(MachineName machine, ImageReference reference, Digest image) {
        assignments.put(machine, new Assignment(machine, reference, image, parent.generation() + 1));
        changed = true;
    }

    void unassign(MachineName machine) {
        assignments.remove(machine);
        changed = true;
    }

    void tell(String verb, MachineName machine) {
        reasons.tell(verb, machine);
    }

    /** The next plan when anything changed, else to wait. */
    Decision decision(String waiting) {
        return changed ? new Decision.NextPlan(plan()) : new Decision.Wait(waiting);
    }

    private RolloutPlan plan() {
        return new RolloutPlan(
                parent.generation() + 1,
                Optional.of(parent.generation()),
                parent.rollout(),
                state,
                parent.target(),
                parent.policy(),
                List.copyOf(assignments.values()),
                steps,
                now,
                reasons.text());
    }
}
