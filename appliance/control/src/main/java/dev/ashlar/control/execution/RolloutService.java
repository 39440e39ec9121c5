package dev.ashlar.control.execution;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.contract.rollout.RolloutPlan;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.control.inventory.Inventory;
import dev.ashlar.control.rollout.Decision;
import dev.ashlar.control.rollout.InventorySnapshot;
import dev.ashlar.control.rollout.RolloutPlanner;
import dev.ashlar.control.rollout.Target;
import dev.ashlar.ledger.EventStore;
import dev.ashlar.ledger.PlanStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rollouts of a site. Holds no state: every call reads the target, plans, and makes the next plan the target by
 * compare-and-set; when another plan came first it reads and plans again. Callers on any thread and in any process may
 * race; a killed process is continued by the next tick of any other.
 */
public final class RolloutService {
    private static final int ATTEMPTS_MAX = 20;

    /** What rollouts are planned from and recorded in. */
    public record Sources(
            PlanStore plans, EventStore events, Inventory inventory, ImageLookup images, InstantSource clock) {}

    private final Sources sources;

    public RolloutService(Sources sources) {
        this.sources = sources;
    }

    /**
     * Starts a rollout. NOT_FOUND when the image or a machine is unknown, USER when a machine is of another role,
     * CONFLICT naming the rollout that is running.
     */
    public RolloutStatus start(RolloutRequest request) {
        return decide(current -> new Decision.NextPlan(planned(request, current)));
    }

    /** What {@link #start} would do: waves and steps with their reasons. Changes nothing. */
    public RolloutStatus dryRun(RolloutRequest request) {
        return RolloutStatus.of(planned(request, sources.plans().target()));
    }

    public RolloutStatus pause() {
        return decide(current -> RolloutPlanner.pause(required(current), now()));
    }

    public RolloutStatus resume() {
        return decide(current -> RolloutPlanner.resume(required(current), now()));
    }

    public RolloutStatus abort() {
        return decide(current -> RolloutPlanner.abort(required(current), now()));
    }

    /** The current rollout or the last one; its reason says what it waits for. Empty before the first. */
    public Optional<RolloutStatus> status() {
        return sources.plans().target().map(plan -> {
            var status = RolloutStatus.of(plan);
            return !plan.state().isFinal()
                            && RolloutPlanner.advance(plan, snapshot(), now()) instanceof Decision.Wait(var waiting)
                    ? status.withReason(waiting)
                    : status;
        });
    }

    /** Plans, newest first, at most {@code limit}. */
    public List<RolloutStatus> history(int limit) {
        return sources.plans().history(limit).stream().map(RolloutStatus::of).toList();
    }

    /** Takes the next step, if it is time for one. Called again and again by one thread. */
    public void tick() {
        sources.plans().target().ifPresent(current -> {
            if (RolloutPlanner.advance(current, snapshot(), now()) instanceof Decision.NextPlan(var plan)) {
                makeTarget(plan); // when the target moved meanwhile, the next tick plans from there
            }
        });
    }

    private RolloutStatus decide(Function<Optional<RolloutPlan>, Decision> planning) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var current = sources.plans().target();
            switch (planning.apply(current)) {
                case Decision.Wait(var reason) -> {
                    return RolloutStatus.of(required(current)).withReason(reason);
                }
                case Decision.NextPlan(var plan) -> {
                    if (makeTarget(plan)) {
                        return RolloutStatus.of(plan);
                    }
                }
            }
        }
        throw new AshlarException(
                ErrorCategory.RESOURCE_EXHAUSTED,
                "rollout: the plan changed " + ATTEMPTS_MAX + " times while it was being changed; try again");
    }

    private RolloutPlan planned(RolloutRequest request, Optional<RolloutPlan> current) {
        var image = sources.images()
                .find(request.image())
                .orElseThrow(() -> AshlarException.notFound(
                        "image " + request.image() + " is not published; image list shows those that are"));
        var target = new Target(request.image(), image, request.machines(), request.policy());
        return RolloutPlanner.start(target, snapshot(), current, now());
    }

    private boolean makeTarget(RolloutPlan plan) {
        var accepted = isAccepted(plan);
        if (accepted) {
            sources.events().append(plan.createdAt(), "rollout", "rollout-" + plan.rollout(), plan.reason());
        }
        return accepted;
    }

    private boolean isAccepted(RolloutPlan plan) {
        try {
            return switch (sources.plans().makeTarget(plan)) {
                case PlanStore.Outcome.Accepted() -> true;
                case PlanStore.Outcome.ParentMoved(var _) -> false;
            };
        } catch (AshlarException e) {
            // The answer may be lost although the write happened: only the target tells.
            if (sources.plans().target().filter(plan::equals).isPresent()) {
                return true;
            }
            throw e;
        }
    }

    private static RolloutPlan required(Optional<RolloutPlan> current) {
        return current.orElseThrow(() -> AshlarException.conflict("no rollout was ever started on this site"));
    }

    private InventorySnapshot snapshot() {
        return Conditions.snapshot(sources.inventory().list());
    }

    private Instant now() {
        return sources.clock().instant();
    }
}
