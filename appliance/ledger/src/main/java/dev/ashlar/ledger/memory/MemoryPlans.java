package dev.ashlar.ledger.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.ledger.PlanStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class MemoryPlans implements PlanStore {
    @GuardedBy("this")
    private final List<RolloutPlan> newestFirst = new ArrayList<>();

    @Override
    public synchronized Optional<RolloutPlan> target() {
        return newestFirst.stream().findFirst();
    }

    @Override
    public synchronized Outcome makeTarget(RolloutPlan plan) {
        PlanStore.checkGeneration(plan);
        var target = target();
        if (target.filter(plan::equals).isPresent()) {
            return new Outcome.Accepted();
        }
        if (!target.map(RolloutPlan::generation).equals(plan.parent())) {
            return new Outcome.ParentMoved(target);
        }
        newestFirst.addFirst(plan);
        return new Outcome.Accepted();
    }

    @Override
    public synchronized List<RolloutPlan> history(int limit) {
        return newestFirst.stream().limit(limit).toList();
    }
}
