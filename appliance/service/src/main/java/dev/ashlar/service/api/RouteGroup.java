package dev.ashlar.service.api;

import java.util.List;

/** The routes of one noun. */
sealed interface RouteGroup permits SiteRoutes, MachineRoutes, ImageRoutes, RolloutRoutes, EnrolmentRoutes {
    List<Route> routes();
}
