package dev.ashlar.control.inventory;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.rollout.Assignment;
import dev.ashlar.ledger.PlanStore;
import java.util.Optional;

/** What the current plan says a machine boots. */
@FunctionalInterface
public interface AssignmentSource {
    Optional<Assignment> of(MachineName machine);

    /** Reads the target at each call: nobody acts on a plan that was replaced before the call. */
    static AssignmentSource of(PlanStore plans) {
        return machine -> plans.target().flatMap(plan -> plan.assignmentOf(machine));
    }
}
