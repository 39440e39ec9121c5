package dev.ashlar.service.api;

import com.google.gson.reflect.TypeToken;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.rollout.RolloutRequest;
import dev.ashlar.contract.rollout.RolloutStatus;
import dev.ashlar.control.execution.RolloutService;
import java.io.IOException;
import java.util.List;

/** Rollouts. */
public final class RolloutRoutes implements RouteGroup {
    private static final int HISTORY_MAX = 200;

    private final RolloutService rollouts;

    public RolloutRoutes(RolloutService rollouts) {
        this.rollouts = rollouts;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/rollouts", Access.OPERATOR, "Plans, newest first", this::history)
                        .asking("limit")
                        .answering(new TypeToken<List<RolloutStatus>>() {}.getType()),
                status("GET", "current", "The current plan", _ -> current()),
                Route.of(
                                "POST",
                                "/api/v1/rollouts",
                                Access.OPERATOR,
                                "Starts a rollout, or shows its plan",
                                this::start)
                        .asking("dryRun")
                        .taking(RolloutRequest.class)
                        .answering(RolloutStatus.class),
                status("POST", "pause", "Moves no further machine", _ -> answer(rollouts.pause())),
                status("POST", "resume", "Goes on", _ -> answer(rollouts.resume())),
                status("POST", "abort", "Moves every moved machine back", _ -> answer(rollouts.abort())));
    }

    private static Route status(String method, String word, String summary, Route.Handler handler) {
        return Route.of(method, "/api/v1/rollouts/" + word, Access.OPERATOR, summary, handler)
                .answering(RolloutStatus.class);
    }

    private Answer start(Request request) throws IOException {
        var wanted = request.body(RolloutRequest.class);
        return answer(request.isAsked("dryRun") ? rollouts.dryRun(wanted) : rollouts.start(wanted));
    }

    private Answer history(Request request) {
        var limit = (int) Math.min(request.number("limit", HISTORY_MAX), HISTORY_MAX);
        return new Answer.Document(rollouts.history(limit));
    }

    private Answer current() {
        return answer(rollouts.status()
                .orElseThrow(() -> AshlarException.notFound("no rollout was started yet; rollout start begins one")));
    }

    private static Answer answer(RolloutStatus status) {
        return new Answer.Document(status);
    }
}
