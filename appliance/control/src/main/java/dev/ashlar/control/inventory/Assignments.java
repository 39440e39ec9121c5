package dev.ashlar.control.inventory;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.ledger.PlanStore;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What machines boot by the current plan. Read at each call: nobody acts on a plan replaced before the call. */
public final class Assignments {
    private final PlanStore plans;

    public Assignments(PlanStore plans) {
        this.plans = plans;
    }

    public Optional<Assignment> of(MachineName machine) {
        return plans.target().flatMap(plan -> plan.assignmentOf(machine));
    }

    public Map<MachineName, Assignment> all() {
        return plans.target()
                .map(plan -> plan.assignments().stream()
                        .collect(Collectors.toUnmodifiableMap(Assignment::machine, Function.identity())))
                .orElse(Map.of());
    }
}
