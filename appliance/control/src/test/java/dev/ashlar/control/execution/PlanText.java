package dev.ashlar.control.execution;

import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutStep;
import dev.ashlar.ledger.PlanStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A chain of plans as a story a person can review. */
final class PlanText {
    private PlanText() {}

    /** Oldest first. */
    static List<RolloutPlan> chain(PlanStore plans) {
        return plans.history(10_000).reversed();
    }

    static String story(List<RolloutPlan> chain) {
        var beginning = chain.getFirst().createdAt();
        return chain.stream()
                .map(plan -> plan(plan, Duration.between(beginning, plan.createdAt())))
                .collect(Collectors.joining("\n"));
    }

    private static String plan(RolloutPlan plan, Duration at) {
        var head = "generation %d, parent %s, rollout %d, at %.2f s: %s%n  %s%n"
                .formatted(
                        plan.generation(),
                        plan.parent().map(Object::toString).orElse("none"),
                        plan.rollout(),
                        at.toMillis() / 1000.0,
                        plan.state(),
                        plan.reason());
        var boots = plan.assignments().stream()
                .map(a -> a.machine() + "=" + a.reference() + "@" + a.generation())
                .collect(Collectors.joining(" "));
        var steps = plan.steps().stream().map(PlanText::step).collect(Collectors.joining());
        return head + "  boots " + (boots.isEmpty() ? "nothing" : boots) + "\n" + steps;
    }

    private static String step(RolloutStep step) {
        var from = step.from().map(Object::toString).orElse("nothing");
        return "    wave %d  %-4s %-8s -> %-9s %-15s %s%n"
                .formatted(step.wave(), step.machine(), from, step.to(), step.state(), step.reason());
    }
}
