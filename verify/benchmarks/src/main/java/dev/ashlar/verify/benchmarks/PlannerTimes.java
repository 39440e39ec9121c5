package dev.ashlar.verify.benchmarks;

import dev.ashlar.contract.Digest;
import dev.ashlar.contract.ImageReference;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutPolicy;
import dev.ashlar.control.rollout.Decision;
import dev.ashlar.control.rollout.InventorySnapshot;
import dev.ashlar.control.rollout.MachineCondition;
import dev.ashlar.control.rollout.RolloutPlanner;
import dev.ashlar.control.rollout.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long does the planner take for one step of a rollout of N machines? Prints the time to lay out the first plan
 * and the median and worst time of the steps that follow, after the same rollout was planned three times to warm up.
 */
public final class PlannerTimes {
    private static final RoleName ROLE = new RoleName("agent");
    private static final Digest NEW = Digest.ofHex("b".repeat(64));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int STEPS = 20;

    private PlannerTimes() {}

    public static void main(String[] arguments) {
        System.out.println("| machines | first plan | a step, median | a step, worst |\n|---|---|---|---|");
        for (int machines : new int[] {10, 100, 1_000, 10_000}) {
            for (int warmUp = 0; warmUp < 3; warmUp++) {
                measure(machines);
            }
            System.out.println(measure(machines));
        }
    }

    private static String measure(int count) {
        var names = IntStream.range(0, count)
                .mapToObj(number -> new MachineName("m" + number))
                .toList();
        var policy = new RolloutPolicy(1, 50, 50, Duration.ZERO, 0, Duration.ofMinutes(5));
        var target = new Target(new ImageReference(ROLE, "2"), NEW, names, policy);
        var steps = new ArrayList<Long>();
        long begin = System.nanoTime();
        var plan = RolloutPlanner.start(target, inventory(names, Optional.empty()), Optional.empty(), START);
        long first = System.nanoTime() - begin;
        for (int step = 0; step < STEPS; step++) {
            var healthy = inventory(names, Optional.of(plan));
            begin = System.nanoTime();
            var decision = RolloutPlanner.advance(plan, healthy, START.plusSeconds(step + 1));
            steps.add(System.nanoTime() - begin);
            if (decision instanceof Decision.NextPlan(var next)) {
                plan = next;
            }
        }
        var sorted = steps.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %d | %.1f ms | %.1f ms | %.1f ms |",
                count,
                first / 1e6,
                sorted.get(STEPS / 2) / 1e6,
                sorted.getLast() / 1e6);
    }

    /** Every machine is healthy on whatever the plan assigns it. */
    private static InventorySnapshot inventory(List<MachineName> names, Optional<RolloutPlan> plan) {
        return InventorySnapshot.of(names.stream()
                .map(name -> new MachineCondition(
                        name,
                        ROLE,
                        plan.isPresent() ? MachineCondition.Health.HEALTHY : MachineCondition.Health.AWAY,
                        plan.flatMap(current -> current.assignmentOf(name)).map(assigned -> assigned.image()),
                        false,
                        START,
                        ""))
                .toList());
    }
}
