package dev.ashlar.service.api;

import com.google.gson.reflect.TypeToken;
import dev.ashlar.contract.site.SiteEvent;
import dev.ashlar.contract.site.SiteStatus;
import dev.ashlar.ledger.EventStore;
import java.util.List;

/** The site itself. */
public final class SiteRoutes implements RouteGroup {
    private static final int EVENTS_MAX = 1000;

    /** What the composition root can say of, and do to, the whole site. */
    public interface Site {
        SiteStatus status();

        /** Begins to stop the site and returns; with {@code destroy} its machines are deleted first. */
        void shutdown(boolean destroy);
    }

    private final Site site;
    private final EventStore events;

    public SiteRoutes(Site site, EventStore events) {
        this.site = site;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/healthz", Access.ANYONE, "Whether the API answers", _ -> new Answer.Empty(204)),
                Route.of(
                                "GET",
                                "/api/v1/status",
                                Access.OPERATOR,
                                "The site and its services",
                                _ -> new Answer.Document(site.status()))
                        .answering(SiteStatus.class),
                Route.of(
                                "GET",
                                "/api/v1/events",
                                Access.OPERATOR,
                                "What happened, oldest first",
                                request -> new Answer.Document(events.since(request.number("after", 0), EVENTS_MAX)))
                        .asking("after")
                        .answering(new TypeToken<List<SiteEvent>>() {}.getType()),
                Route.of("POST", "/api/v1/shutdown", Access.OPERATOR, "Stops the site", this::shutdown)
                        .asking("destroy"));
    }

    private Answer shutdown(Request request) {
        site.shutdown(request.isAsked("destroy"));
        return new Answer.Empty(202);
    }
}
